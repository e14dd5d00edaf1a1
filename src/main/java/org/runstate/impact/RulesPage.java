package org.runstate.impact;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The page {@code /rules}: what each rule looks for, what it says, how often it does and
 * how often it was right, and the same of the model.
 */
@Controller
class RulesPage {

	private static final int LOOKED_AT = 1000;

	private final RuleBook rules;

	private final Impacts impacts;

	private final Examples examples;

	private final Reviews reviews;

	RulesPage(RuleBook rules, Impacts impacts, Examples examples, Reviews reviews) {
		this.rules = rules;
		this.impacts = impacts;
		this.examples = examples;
		this.reviews = reviews;
	}

	@GetMapping("/rules")
	String rules(HttpServletRequest request, Model model) {
		List<List<Reason>> recent = this.impacts.recentReasons(LOOKED_AT);
		Map<String, Integer> counts = new HashMap<>();
		recent.forEach(
				(reasons) -> reasons.forEach((reason) -> counts.merge(Rules.sentence(reason.why()), 1, Integer::sum)));
		model.addAttribute("notices", recent.size());
		Map<String, Integer> corrected = this.examples.corrected();
		model.addAttribute("inDoubt", this.reviews.count());
		Accuracy accuracy = Accuracy.builtIn();
		model.addAttribute("accuracy", accuracy);
		model.addAttribute("parts", this.rules.classifier()
			.rules()
			.stream()
			.map((rule) -> new Line(rule, counts.getOrDefault(rule.why(), 0), corrected.getOrDefault(rule.why(), 0),
					accuracy.rules().get(rule.id())))
			.collect(Collectors.groupingBy((line) -> line.rule().part(), LinkedHashMap::new, Collectors.toList()))
			.entrySet()
			.stream()
			.map((part) -> new Part(part.getKey(), part.getValue(), accuracy.model().get(part.getKey())))
			.toList());
		model.addAttribute("changes", request.isUserInRole("ADMINISTRATOR"));
		model.addAttribute("written", this.rules.written());
		model.addAttribute("off", this.rules.off());
		return "impact/rules";
	}

	/**
	 * The rules for one part of an impact, in their order.
	 *
	 * @param model how often the model is right about it; null if it has no say
	 */
	public record Part(String name, List<Line> lines, Accuracy.@Nullable Deciding model) {
	}

	/**
	 * A rule.
	 *
	 * @param notices how many of the notices looked at name it as a reason
	 * @param corrected how often a person set something else than it said
	 * @param measured how often it is right; null if no label tells
	 */
	public record Line(Rule rule, int notices, int corrected, Accuracy.@Nullable Deciding measured) {

		/** Whether it speaks before the model, and why. */
		public String standing() {
			return this.rule.isVendors() ? "vendor" : this.rule.sure() ? "sure" : "";
		}

		/** What has to be there for it to hold, one clause each. */
		public List<String> wants() {
			return Stream.of(words("label ", this.rule.labels()), words("no label ", this.rule.without()),
					words("in the title ", this.rule.title()),
					words(this.rule.title().isEmpty() ? "in the text " : "or in the text ", this.rule.text()),
					words("but not within ", this.rule.except()), words("and nowhere ", this.rule.unless()),
					this.rule.when()
						.entrySet()
						.stream()
						.sorted(Map.Entry.comparingByKey())
						.map((part) -> part.getKey() + " is " + String.join(" or ", part.getValue()))
						.collect(Collectors.joining(", and ")))
				.filter((clause) -> !clause.isEmpty())
				.toList();
		}

		private static String words(String where, List<String> words) {
			return words.isEmpty() ? "" : where + "\u201c" + String.join("\u201d, \u201c", words) + "\u201d";
		}

	}

}
