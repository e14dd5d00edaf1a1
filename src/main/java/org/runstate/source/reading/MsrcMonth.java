package org.runstate.source.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * What the document of a month comes to: how many CVEs of each severity, and by name only
 * those that somebody should look at first.
 */
final class MsrcMonth {

	private static final int MOST = 20;

	private static final List<String> SEVERITIES = List.of("Critical", "Important", "Moderate", "Low");

	private static final int IMPACT = 0;

	private static final int EXPLOITATION = 1;

	private static final int SEVERITY = 3;

	private MsrcMonth() {
	}

	static Draft draft(JsonNode document) {
		JsonNode tracking = document.path("DocumentTracking");
		List<Cve> cves = Json.stream(document.path("Vulnerability"))
			.map(MsrcMonth::cve)
			.filter((cve) -> !cve.severity().isEmpty()) // the rest is listed for others
			.toList();
		List<Cve> exploited = cves.stream().filter((cve) -> cve.says("exploited:yes")).toList();
		List<Cve> disclosed = cves.stream().filter((cve) -> cve.says("publicly disclosed:yes")).toList();
		Content content = new Content().say(counts(cves))
			.list("Actively exploited", lines(exploited))
			.list("Publicly disclosed", lines(disclosed))
			.list("Most severe", lines(cves.stream().filter((cve) -> cve.severity().equals("Critical")).toList()));
		Draft draft = MsrcReader
			.draft(value(tracking.path("Identification").path("ID")), value(document.path("DocumentTitle")), content)
			.published(Json.moment(tracking, "InitialReleaseDate"))
			.updated(Json.moment(tracking, "CurrentReleaseDate"));
		return exploited.isEmpty() ? draft : draft.label("exploited");
	}

	private static String counts(List<Cve> cves) {
		Map<String, Long> counts = cves.stream()
			.collect(Collectors.groupingBy(Cve::severity, () -> new TreeMap<>(Comparator.comparing(MsrcMonth::order)),
					Collectors.counting()));
		return cves.size() + " CVEs: "
				+ counts.entrySet()
					.stream()
					.map((count) -> count.getValue() + " " + count.getKey().toLowerCase(Locale.ROOT))
					.collect(Collectors.joining(", "))
				+ ".";
	}

	private static String order(String severity) {
		int known = SEVERITIES.indexOf(severity);
		return (known < 0) ? "9" + severity : String.valueOf(known);
	}

	/** The worst first; beyond {@value #MOST} only how many more there are. */
	private static List<String> lines(List<Cve> cves) {
		List<String> lines = cves.stream()
			.sorted(Comparator.comparingDouble(Cve::score).reversed().thenComparing(Cve::name))
			.map(Cve::line)
			.collect(Collectors.toList());
		if (lines.size() <= MOST) {
			return lines;
		}
		List<String> first = lines.subList(0, MOST);
		first.set(MOST - 1, "and " + (lines.size() - MOST + 1) + " more");
		return first;
	}

	private static Cve cve(JsonNode item) {
		Function<Integer, List<String>> threats = (type) -> Json.stream(item.path("Threats"))
			.filter((threat) -> threat.path("Type").asInt(-1) == type)
			.map((threat) -> value(threat.path("Description")))
			.distinct()
			.sorted(Comparator.comparing(MsrcMonth::order))
			.toList();
		double score = Json.stream(item.path("CVSSScoreSets"))
			.mapToDouble((set) -> set.path("BaseScore").asDouble(0))
			.max()
			.orElse(0);
		return new Cve(Json.text(item, "CVE"), value(item.path("Title")),
				threats.apply(SEVERITY).stream().findFirst().orElse(""),
				threats.apply(IMPACT).stream().findFirst().orElse(""), threats.apply(EXPLOITATION), score);
	}

	private static String value(JsonNode node) {
		return node.isObject() ? Json.text(node, "Value") : Json.text(node);
	}

	/**
	 * One of the month.
	 *
	 * @param severity the worst of all products, or blank where Microsoft gives none
	 * @param impact such as Remote Code Execution
	 * @param exploitation as {@code Publicly Disclosed:No;Exploited:Yes;...}
	 * @param score the highest base score by CVSS, or 0
	 */
	record Cve(String name, String title, String severity, String impact, List<String> exploitation, double score) {

		boolean says(String what) {
			return this.exploitation.stream().anyMatch((text) -> text.toLowerCase(Locale.ROOT).contains(what));
		}

		String line() {
			return this.name + " " + this.title + " ("
					+ String.join(", ",
							List.of(this.severity, this.impact, (this.score > 0) ? "CVSS " + this.score : "")
								.stream()
								.filter((part) -> !part.isEmpty())
								.toList())
					+ ")";
		}

	}

}
