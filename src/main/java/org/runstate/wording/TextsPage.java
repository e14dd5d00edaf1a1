package org.runstate.wording;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;
import org.runstate.delivery.Rendered;
import org.runstate.language.Words;
import org.runstate.web.Route;
import org.runstate.wording.OwnTexts.Row;
import org.runstate.wording.TextForm.Wrong;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
 * Where administrators say what mails say in the organisation's own words.
 */
@Controller
class TextsPage {

	/** What was last looked at, for the frame that shows it as a mail. */
	private static final String LOOKED_AT = TextsPage.class.getName();

	private final OwnTexts texts;

	private final SampleMails samples;

	private final Words words;

	TextsPage(OwnTexts texts, SampleMails samples, Words words) {
		this.texts = texts;
		this.samples = samples;
		this.words = words;
	}

	@GetMapping("/texts")
	String list(Model model) {
		Map<String, Row> kept = this.texts.all().stream().collect(Collectors.toMap(Row::text, Function.identity()));
		model.addAttribute("texts", Arrays.stream(OwnText.values()).map((one) -> line(one, kept)).toList());
		called(model);
		return "wording/texts";
	}

	private Line line(OwnText text, Map<String, Row> kept) {
		Optional<Row> row = Optional.ofNullable(kept.get(text.key()));
		return new Line(text.key(), said(text, Locale.ENGLISH, row.map(Row::english)),
				said(text, Locale.GERMAN, row.map(Row::german)), row.orElse(null));
	}

	private Said said(OwnText text, Locale spoken, Optional<String> own) {
		return new Said(spoken.getLanguage(), own.orElseGet(() -> text.builtIn(this.words, spoken)), own.isPresent());
	}

	@GetMapping("/texts/{key}")
	String edit(@PathVariable String key, Model model) {
		OwnText text = text(key);
		Optional<Row> row = this.texts.find(text);
		return form(text, row.map(Row::form).orElse(new TextForm(0, "", "")), row.orElse(null), model);
	}

	/** What somebody else changed meanwhile is shown beside what was typed. */
	@PostMapping("/texts/{key}")
	String keep(@PathVariable String key, @ModelAttribute("form") TextForm form, @AuthenticationPrincipal SignedIn me,
			Locale locale, HttpServletResponse response, Model model, RedirectAttributes done) {
		OwnText text = text(key);
		if (isWrong(text, form, locale, response, model)) {
			return form(text, form, this.texts.find(text).orElse(null), model);
		}
		if (!this.texts.keep(text, form, me.personId())) {
			Optional<Row> theirs = this.texts.find(text);
			response.setStatus(HttpStatus.CONFLICT.value());
			model.addAttribute("theirs", theirs.orElse(null));
			model.addAttribute("problem", this.words.say(locale, "wording.stale"));
			return form(text, new TextForm(theirs.map(Row::version).orElse(0), form.en(), form.de()),
					theirs.orElse(null), model);
		}
		this.texts.changed();
		done.addFlashAttribute("flash", this.words.say(locale, "wording.kept"));
		return "redirect:/texts";
	}

	/** Shows the mail that it is for, in each language. Keeps nothing. */
	@PostMapping("/texts/{key}/preview")
	String preview(@PathVariable String key, @ModelAttribute("form") TextForm form,
			@AuthenticationPrincipal SignedIn me, Locale locale, HttpServletResponse response, HttpSession session,
			Model model) {
		OwnText text = text(key);
		if (!isWrong(text, form, locale, response, model)) {
			session.setAttribute(LOOKED_AT, new LookedAt(text.key(), form));
			model.addAttribute("mails", Words.SPOKEN.stream().map((spoken) -> {
				Rendered mail = render(text, form, spoken, me);
				return new Mail(spoken.getLanguage(), mail.subject(), mail.text());
			}).toList());
		}
		return form(text, form, this.texts.find(text).orElse(null), model);
	}

	/** The mail that was last looked at, for a frame on the page. */
	@GetMapping("/texts/{key}/html")
	ResponseEntity<String> html(@PathVariable String key, @RequestParam(defaultValue = "en") String language,
			@AuthenticationPrincipal SignedIn me, HttpSession session) {
		OwnText text = text(key);
		if (!(session.getAttribute(LOOKED_AT) instanceof LookedAt last) || !last.text().equals(key)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		Rendered mail = render(text, last.form(), Words.spoken(Locale.forLanguageTag(language)), me);
		return ResponseEntity.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.body(mail.html());
	}

	/** Both languages say the built-in words again, whatever was written meanwhile. */
	@PostMapping("/texts/{key}/built-in")
	String builtIn(@PathVariable String key, @AuthenticationPrincipal SignedIn me, Locale locale,
			RedirectAttributes done) {
		OwnText text = text(key);
		this.texts.find(text)
			.ifPresent((row) -> this.texts.keep(text, new TextForm(row.version(), "", ""), me.personId()));
		this.texts.changed();
		done.addFlashAttribute("flash", this.words.say(locale, "wording.built-in-again"));
		return "redirect:/texts";
	}

	private Rendered render(OwnText text, TextForm form, Locale spoken, SignedIn me) {
		return this.samples.render(text.sample(), spoken, this.texts.now(spoken).with(text, form.in(spoken)),
				me.name());
	}

	private boolean isWrong(OwnText text, TextForm form, Locale locale, HttpServletResponse response, Model model) {
		Optional<Wrong> wrong = form.wrong(text);
		wrong.ifPresent((one) -> {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("wrong", one.language());
			model.addAttribute("problem", this.words.say(locale, "wording.wrong." + one.what(), one.value()));
		});
		return wrong.isPresent();
	}

	private String form(OwnText text, TextForm form, @Nullable Row kept, Model model) {
		model.addAttribute("text", text);
		model.addAttribute("form", form);
		model.addAttribute("kept", kept);
		called(model);
		model.addAttribute("fields",
				Words.SPOKEN.stream()
					.map((spoken) -> new Field(spoken.getLanguage(), form.in(spoken), text.builtIn(this.words, spoken)))
					.toList());
		return "wording/text";
	}

	/** What the organisation is called where nobody says it, and how texts say it. */
	private void called(Model model) {
		model.addAttribute("host", this.texts.host());
		model.addAttribute("place", "{" + Placeholders.ORGANISATION + "}");
	}

	private static OwnText text(String key) {
		return OwnText.of(key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/**
	 * A text in the list.
	 *
	 * @param row null when nobody ever wrote it
	 */
	public record Line(String key, Said english, Said german, @Nullable Row row) {

		/** In every language. */
		public List<Said> said() {
			return List.of(this.english, this.german);
		}

		/** Whether any language has words of the organisation's own. */
		public boolean own() {
			return this.english.own() || this.german.own();
		}

	}

	/**
	 * What readers of a language are told.
	 *
	 * @param own whether these are not the built-in words
	 */
	public record Said(String language, String words, boolean own) {
	}

	/** Where a text is typed in one language. */
	public record Field(String language, String words, String builtIn) {
	}

	/** A mail as it would arrive; its markup is asked for by itself. */
	public record Mail(String language, String subject, String text) {
	}

	private record LookedAt(String text, TextForm form) implements Serializable {
	}

	/** Who may open these pages. */
	@Configuration(proxyBeanMethods = false)
	static class Access {

		@Bean
		Route textsRoute() {
			return Route.only(Set.of(Role.ADMINISTRATOR), "/texts/**", HttpMethod.GET, HttpMethod.POST);
		}

	}

}
