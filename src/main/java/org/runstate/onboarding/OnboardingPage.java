package org.runstate.onboarding;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.runstate.audience.Audience;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;
import org.runstate.language.Words;
import org.runstate.web.Route;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
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
 * Where communications keeps what every newcomer is told.
 */
@Controller
class OnboardingPage {

	private static final String LIST = "redirect:/onboarding";

	private final Onboarding onboarding;

	private final Words words;

	OnboardingPage(Onboarding onboarding, Words words) {
		this.onboarding = onboarding;
		this.words = words;
	}

	@GetMapping("/onboarding")
	String list(Model model) {
		model.addAttribute("languages", ItemForm.LANGUAGES);
		model.addAttribute("lists",
				this.onboarding.all().stream().collect(Collectors.groupingBy(OnboardingItem::language)));
		return "onboarding/list";
	}

	@GetMapping("/onboarding/new")
	String add(Model model) {
		return form(ItemForm.EMPTY, null, model);
	}

	@PostMapping("/onboarding/new")
	String add(@ModelAttribute("form") ItemForm form, @AuthenticationPrincipal SignedIn me, Locale locale,
			HttpServletResponse response, Model model, RedirectAttributes result) {
		if (isWrong(form, locale, response, model)) {
			return form(form, null, model);
		}
		this.onboarding.add(form, me.personId());
		result.addFlashAttribute("flash", this.words.say(locale, "onboarding.list.added", form.title()));
		return LIST;
	}

	@GetMapping("/onboarding/{id}")
	String edit(@PathVariable long id, Model model) {
		OnboardingItem item = item(id);
		return form(ItemForm.of(item), item, model);
	}

	/** What somebody else changed meanwhile is shown beside what was typed. */
	@PostMapping("/onboarding/{id}")
	String edit(@PathVariable long id, @ModelAttribute("form") ItemForm form, @AuthenticationPrincipal SignedIn me,
			Locale locale, HttpServletResponse response, Model model, RedirectAttributes result) {
		OnboardingItem item = item(id);
		if (isWrong(form, locale, response, model)) {
			return form(form, item, model);
		}
		if (!this.onboarding.change(id, form, me.personId())) {
			OnboardingItem theirs = item(id);
			response.setStatus(HttpStatus.CONFLICT.value());
			model.addAttribute("theirs", theirs);
			model.addAttribute("problem", this.words.say(locale, "onboarding.edit.stale",
					Optional.ofNullable(theirs.changedBy()).orElse("–")));
			return form(new ItemForm(theirs.version(), form.language(), form.title(), form.url(), form.text(),
					form.audiences()), theirs, model);
		}
		result.addFlashAttribute("flash", this.words.say(locale, "onboarding.list.changed", form.title()));
		return LIST;
	}

	@PostMapping("/onboarding/{id}/up")
	String up(@PathVariable long id) {
		return move(id, true);
	}

	@PostMapping("/onboarding/{id}/down")
	String down(@PathVariable long id) {
		return move(id, false);
	}

	private String move(long id, boolean up) {
		if (!this.onboarding.move(id, up)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return LIST;
	}

	@PostMapping("/onboarding/{id}/remove")
	String remove(@PathVariable long id, @RequestParam int version, Locale locale, RedirectAttributes result) {
		OnboardingItem item = item(id);
		if (this.onboarding.remove(item, version)) {
			result.addFlashAttribute("flash", this.words.say(locale, "onboarding.list.removed", item.title()));
		}
		else {
			result.addFlashAttribute("problem", this.words.say(locale, "onboarding.list.stale", item.title()));
		}
		return LIST;
	}

	private boolean isWrong(ItemForm form, Locale locale, HttpServletResponse response, Model model) {
		Optional<String> wrong = form.wrong();
		wrong.ifPresent((field) -> {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("wrong", field);
			model.addAttribute("problem", this.words.say(locale, "onboarding.wrong." + field));
		});
		return wrong.isPresent();
	}

	private String form(ItemForm form, @Nullable OnboardingItem before, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("before", before);
		model.addAttribute("audiences", Audience.values());
		return "onboarding/edit";
	}

	private OnboardingItem item(long id) {
		return this.onboarding.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/** Who may open these pages. */
	@Configuration(proxyBeanMethods = false)
	static class Access {

		@Bean
		Route onboardingRoute() {
			return Route.only(Set.of(Role.COMMUNICATIONS, Role.ADMINISTRATOR), "/onboarding/**", HttpMethod.GET,
					HttpMethod.POST);
		}

	}

}
