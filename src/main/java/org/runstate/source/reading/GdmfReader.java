package org.runstate.source.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.runstate.source.fetch.Fetched;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Reads what Apple offers to managed devices: one notice a platform, version and build,
 * however often it is listed. Neither the days on which an offer began and ends nor the
 * devices are part of what it says, as listings differ in them and change.
 */
@Component
class GdmfReader implements JsonReader {

	/** One list holds whatever is built on iOS; the devices tell what it is. */
	private static final Map<String, String> BY_DEVICE = new TreeMap<>(Map.of("iPhone", "iOS", "iPod", "iOS", "iPad",
			"iPadOS", "Watch", "watchOS", "AppleTV", "tvOS", "RealityDevice", "visionOS"));

	@Override
	public String kind() {
		return "gdmf";
	}

	@Override
	public boolean recognises(String start) {
		return start.contains("AssetSets\"") && start.contains("\"ProductVersion\"");
	}

	@Override
	public Reading.Good read(JsonNode root, Fetched.Body body, Options options) throws UnreadableException {
		if (!root.path("PublicAssetSets").isObject() && !root.path("AssetSets").isObject()) {
			throw Json.other("the list of versions of Apple");
		}
		Map<String, List<Listing>> listings = new LinkedHashMap<>();
		root.properties()
			.stream()
			.flatMap((set) -> set.getValue().properties().stream().map((platform) -> Map.entry(set.getKey(), platform)))
			.flatMap((one) -> Json.stream(one.getValue().getValue())
				.map((item) -> new Listing(one.getKey(), one.getValue().getKey(), item)))
			.forEach((listing) -> listings.computeIfAbsent(listing.key(), (key) -> new ArrayList<>()).add(listing));
		return Drafts.reading("Apple software for managed devices", listings.values().stream().map(GdmfReader::draft),
				null);
	}

	private static Draft draft(List<Listing> same) {
		Listing one = same.get(0);
		List<String> systems = same.stream().flatMap(Listing::systems).distinct().sorted().toList();
		List<String> names = systems.isEmpty() ? List.of(one.platform()) : systems;
		String build = Json.text(one.item(), "Build");
		String title = String.join(" and ", names) + " " + one.version() + (build.isEmpty() ? "" : " (" + build + ")");
		boolean rapid = same.stream().anyMatch(Listing::isRapid);
		Instant first = same.stream()
			.map((listing) -> Json.moment(listing.item(), "PostingDate"))
			.filter(Objects::nonNull)
			.min(Instant::compareTo)
			.orElse(null);
		return new Draft(one.key(), title).at("https://support.apple.com/en-us/100100")
			.saying(new Content().say("Apple offers " + title + " to managed devices."))
			.label("category", rapid ? "security" : "update")
			.platforms(names)
			.published(first);
	}

	/**
	 * One place where a version is listed.
	 *
	 * @param set such as {@code PublicAssetSets}
	 * @param platform such as {@code iOS}
	 */
	record Listing(String set, String platform, JsonNode item) {

		String version() {
			String version = Json.text(this.item, "ProductVersion");
			return version.isEmpty() ? "" : (version + " " + Json.text(this.item, "ProductVersionExtra")).strip();
		}

		/** Blank for what has no version. */
		String key() {
			return version().isEmpty() ? ""
					: this.platform + "/" + version() + "/" + Json.text(this.item, "Build").replaceAll("\\s", "");
		}

		boolean isRapid() {
			return this.set.contains("Rapid") || this.set.contains("BackgroundSecurity");
		}

		Stream<String> systems() {
			List<String> devices = Json.words(this.item.path("SupportedDevices"), "");
			return BY_DEVICE.entrySet()
				.stream()
				.filter((family) -> devices.stream().anyMatch((device) -> device.startsWith(family.getKey())))
				.map(Map.Entry::getValue);
		}

	}

}
