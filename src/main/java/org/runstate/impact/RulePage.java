package org.runstate.impact;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The rule lab: where a rule is written or changed, tried on past notices, and kept.
 */
@Controller
class RulePage {

	private final RuleBook rules;

	private final RuleLab lab;

	RulePage(RuleBook rules, RuleLab lab) {
		this.rules = rules;
		this.lab = lab;
	}

	@GetMapping("/rules/new")
	String add(Model model) {
		return page(RuleForm.EMPTY, true, null, model);
	}

	@GetMapping("/rules/{id}")
	String show(@PathVariable String id, Model model) {
		return page(RuleForm.of(rule(id)), false, null, model);
	}

	@PostMapping("/rules/new")
	String add(@ModelAttribute RuleForm form, @RequestParam(defaultValue = "try") String action,
			@AuthenticationPrincipal(expression = "personId") long personId, Model model, RedirectAttributes result,
			HttpServletResponse response) {
		if (find(form.id()).isPresent()) {
			model.addAttribute("wrong", "There is a rule " + form.id() + " already; choose another name.");
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			return page(form, true, null, model);
		}
		return answer(form, true, action, personId, model, result, response);
	}

	@PostMapping("/rules/{id}")
	String change(@PathVariable String id, @ModelAttribute RuleForm form,
			@RequestParam(defaultValue = "try") String action,
			@AuthenticationPrincipal(expression = "personId") long personId, Model model, RedirectAttributes result,
			HttpServletResponse response) {
		Rule before = rule(id);
		return switch (action) {
			case "try-off" -> page(RuleForm.of(before), false,
					this.lab.effect(new RuleChange(id, RuleChange.Kind.OFF, null, null)), model);
			case "off" -> done(new RuleChange(id, RuleChange.Kind.OFF, null, null), personId,
					"Rule " + id + " is asked no more.", result);
			case "built-in" -> done(new RuleChange(id, RuleChange.Kind.BUILT_IN, null, null), personId,
					this.rules.isBuiltIn(id) ? "Rule " + id + " is as it was built in." : "Rule " + id + " is gone.",
					result);
			default -> answer(form, false, action, personId, model, result, response);
		};
	}

	private String answer(RuleForm form, boolean adding, String action,
			@AuthenticationPrincipal(expression = "personId") long personId, Model model, RedirectAttributes result,
			HttpServletResponse response) {
		try {
			RuleChange change = RuleChange.kept(form.rule(), form.before().isEmpty() ? null : form.before());
			if (action.equals("keep")) {
				return done(change, personId, "Rule " + form.id() + " reads what comes from now on.", result);
			}
			return page(form, adding, this.lab.effect(change), model);
		}
		catch (IllegalArgumentException ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("wrong", ex.getMessage());
			return page(form, adding, null, model);
		}
	}

	private String done(RuleChange change, @AuthenticationPrincipal(expression = "personId") long personId,
			String flash, RedirectAttributes result) {
		this.rules.change(change, personId);
		result.addFlashAttribute("flash", flash);
		return "redirect:/rules";
	}

	private String page(RuleForm form, boolean adding, @Nullable RuleEffect effect, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("adding", adding);
		model.addAttribute("effect", effect);
		model.addAttribute("says",
				Arrays.stream(ImpactPart.values())
					.filter((part) -> part != ImpactPart.PLATFORMS && !part.choices().isEmpty())
					.map((part) -> new Says(part.label(),
							part.choices().stream().map((value) -> part.key() + ": " + value).toList()))
					.toList());
		model.addAttribute("others", this.rules.classifier().rules());
		model.addAttribute("isOff", this.rules.off().stream().anyMatch((rule) -> rule.id().equals(form.id())));
		model.addAttribute("isWritten", this.rules.written().contains(form.id()));
		model.addAttribute("isBuiltIn", this.rules.isBuiltIn(form.id()));
		return "impact/rule";
	}

	private Rule rule(String id) {
		return find(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no rule of this name."));
	}

	private Optional<Rule> find(String id) {
		return Stream.concat(this.rules.classifier().rules().stream(), this.rules.off().stream())
			.filter((rule) -> rule.id().equals(id))
			.findFirst();
	}

	/** The values that a rule can give to one part. */
	public record Says(String label, List<String> values) {
	}

}
