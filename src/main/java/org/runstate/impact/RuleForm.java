package org.runstate.impact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A rule as a form has it: lists one a line.
 *
 * @param says part and value, such as {@code action: plan}
 * @param when what earlier parts must have come to, such as
 * {@code category: retirement, security}, one part a line
 * @param before the rule that a new one is asked before; empty for the first of its part
 */
public record RuleForm(String id, String says, String labels, String without, String title, String text, String except,
		String unless, String when, Boolean sure, String why, String before) {

	private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

	private static final int LONGEST_LIST = 20_000;

	static final RuleForm EMPTY = new RuleForm("", "", "", "", "", "", "", "", "", true, "", "");

	public RuleForm(@Nullable String id, @Nullable String says, @Nullable String labels, @Nullable String without,
			@Nullable String title, @Nullable String text, @Nullable String except, @Nullable String unless,
			@Nullable String when, @Nullable Boolean sure, @Nullable String why, @Nullable String before) {
		this.id = given(id);
		this.says = given(says);
		this.labels = given(labels);
		this.without = given(without);
		this.title = given(title);
		this.text = given(text);
		this.except = given(except);
		this.unless = given(unless);
		this.when = given(when);
		this.sure = Boolean.TRUE.equals(sure); // a box that is not ticked is not sent
		this.why = given(why);
		this.before = given(before);
	}

	static RuleForm of(Rule rule) {
		return new RuleForm(rule.id(), rule.part() + ": " + rule.value(), lines(rule.labels()), lines(rule.without()),
				lines(rule.title()), lines(rule.text()), lines(rule.except()), lines(rule.unless()),
				rule.when()
					.entrySet()
					.stream()
					.sorted(Map.Entry.comparingByKey())
					.map((part) -> part.getKey() + ": " + String.join(", ", part.getValue()))
					.collect(Collectors.joining("\n")),
				rule.sure(), rule.why(), "");
	}

	/**
	 * The rule that it describes.
	 * @throws IllegalArgumentException with a sentence if it describes none
	 */
	Rule rule() {
		String[] said = this.says.split(":", 2);
		String value = (said.length == 2) ? said[1].strip() : "";
		ImpactPart part = ImpactPart.of(said[0].strip())
			.filter((one) -> one.choices().contains(value) && one != ImpactPart.PLATFORMS)
			.orElseThrow(() -> new IllegalArgumentException("Choose what the rule says."));
		check(NAME.matcher(this.id).matches(),
				"Its name takes small letters, digits and dashes, at most 60 of them, such as own-vpn-outage.");
		check(!this.why.isBlank() && this.why.length() <= 300,
				"Say why, in one clause that readers of a notice will see.");
		check(List.of(this.labels, this.without, this.title, this.text, this.except, this.unless, this.when)
			.stream()
			.allMatch((list) -> list.length() <= LONGEST_LIST), "A list is too long.");
		check(!(this.labels + this.title + this.text + this.when).isBlank(),
				"Name a label, a phrase or a condition; a rule without any would hold for every notice.");
		return new Rule(this.id, part.key(), value, list(this.labels), list(this.without), list(this.title),
				list(this.text), list(this.except), list(this.unless), conditions(part), this.sure, this.why.strip());
	}

	private Map<String, List<String>> conditions(ImpactPart own) {
		Map<String, List<String>> conditions = new LinkedHashMap<>();
		for (String line : list(this.when)) {
			String[] sides = line.split(":", 2);
			String part = sides[0].strip();
			check(sides.length == 2 && ImpactPart.of(part).isPresent() && !part.equals(own.key()),
					"\u201c" + line + "\u201d is no condition such as \u201ccategory: retirement, security\u201d.");
			conditions.put(part, List.of(sides[1].strip().split("\\s*,\\s*", -1)));
		}
		return conditions;
	}

	private static void check(boolean holds, String otherwise) {
		if (!holds) {
			throw new IllegalArgumentException(otherwise);
		}
	}

	private static List<String> list(String lines) {
		return lines.lines().map(String::strip).filter((line) -> !line.isEmpty()).distinct().toList();
	}

	private static String lines(List<String> list) {
		return String.join("\n", list);
	}

	private static String given(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
