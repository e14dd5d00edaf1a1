package org.runstate.source;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.runstate.platform.Platform;
import org.runstate.source.reading.EntryKeys;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Well-known sources to choose from.
 */
@Controller
class CataloguePage {

	private final Catalogue catalogue;

	private final Sources sources;

	CataloguePage(Catalogue catalogue, Sources sources) {
		this.catalogue = catalogue;
		this.sources = sources;
	}

	@GetMapping("/sources/catalogue")
	String catalogue(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String vendor,
			@RequestParam(defaultValue = "") String platform, Model model) {
		List<CatalogueEntry> found = this.catalogue.find(q, vendor, platform);
		Map<String, Source> present = this.sources.list()
			.stream()
			.collect(Collectors.toMap((source) -> EntryKeys.withoutNoise(source.url()), Function.identity(),
					(one, other) -> one));
		model.addAttribute("vendors", this.catalogue.vendors());
		model.addAttribute("platforms", Platform.values());
		model.addAttribute("all", this.catalogue.entries().size());
		model.addAttribute("found", found.size());
		model.addAttribute("groups",
				this.catalogue.vendors()
					.stream()
					.map((name) -> Group.of(name, found, present))
					.filter((group) -> !group.lines().isEmpty())
					.toList());
		model.addAttribute("q", q);
		model.addAttribute("vendor", vendor);
		model.addAttribute("platform", platform);
		return "source/catalogue";
	}

	/** The entries of one vendor. */
	public record Group(String vendor, List<Line> lines) {

		static Group of(String vendor, List<CatalogueEntry> entries, Map<String, Source> present) {
			return new Group(vendor,
					entries.stream()
						.filter((entry) -> entry.vendor().equals(vendor))
						.map((entry) -> Line.of(entry, present.get(EntryKeys.withoutNoise(entry.url()))))
						.toList());
		}

	}

	/**
	 * An entry, and the key of the source that looks there already, or nothing.
	 */
	public record Line(CatalogueEntry entry, String every, String added) {

		static Line of(CatalogueEntry entry, @Nullable Source source) {
			return new Line(entry, Intervals.words(entry.listed().every()), (source != null) ? source.key() : "");
		}

	}

}
