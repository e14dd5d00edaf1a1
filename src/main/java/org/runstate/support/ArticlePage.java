package org.runstate.support;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.runstate.audience.SignedIn;
import org.runstate.language.Words;
import org.runstate.platform.Platform;

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
 * Troubleshooting articles: found, read, written, retired, and put on cards.
 */
@Controller
class ArticlePage {

	private static final int MOST = 500;

	private final Articles articles;

	private final CardDesk desk;

	private final Words words;

	private final Clock clock;

	ArticlePage(Articles articles, CardDesk desk, Words words, Clock clock) {
		this.articles = articles;
		this.desk = desk;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping("/desk/articles")
	String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String platform,
			@RequestParam(defaultValue = "false") boolean retired, @AuthenticationPrincipal SignedIn me, Model model) {
		String known = Platform.of(platform).map(Platform::key).orElse("");
		model.addAttribute("articles",
				this.articles.list(q.strip(), known, retired, MOST).stream().map(ArticlePage::line).toList());
		model.addAttribute("q", q);
		model.addAttribute("platform", known);
		model.addAttribute("retired", retired);
		model.addAttribute("platforms", Platform.values());
		model.addAttribute("acts", DeskRoles.acts(me));
		return "support/articles";
	}

	@GetMapping("/desk/articles/{id}")
	String show(@PathVariable long id, @AuthenticationPrincipal SignedIn me, Model model) {
		model.addAttribute("article", line(article(id)));
		model.addAttribute("acts", DeskRoles.acts(me));
		return "support/article";
	}

	@GetMapping("/desk/articles/new")
	String add(Model model) {
		return form(ArticleForm.EMPTY, null, model);
	}

	@PostMapping("/desk/articles/new")
	String add(@ModelAttribute("form") ArticleForm form, @AuthenticationPrincipal SignedIn me, Locale reader,
			HttpServletResponse response, Model model, RedirectAttributes result) {
		try {
			long id = this.articles.add(form, me.personId(), this.clock.instant());
			result.addFlashAttribute("flash", this.words.say(reader, "support.article.is-kept"));
			return "redirect:/desk/articles/" + id;
		}
		catch (WrongFieldException ex) {
			return wrong(ex, form, null, reader, response, model);
		}
	}

	@GetMapping("/desk/articles/{id}/edit")
	String edit(@PathVariable long id, Model model) {
		return form(ArticleForm.of(article(id)), id, model);
	}

	@PostMapping("/desk/articles/{id}")
	String change(@PathVariable long id, @ModelAttribute("form") ArticleForm form, @AuthenticationPrincipal SignedIn me,
			Locale reader, HttpServletResponse response, Model model, RedirectAttributes result) {
		article(id);
		try {
			if (this.articles.change(id, form, me.personId(), this.clock.instant())) {
				result.addFlashAttribute("flash", this.words.say(reader, "support.article.is-kept"));
				return "redirect:/desk/articles/" + id;
			}
		}
		catch (WrongFieldException ex) {
			return wrong(ex, form, id, reader, response, model);
		}
		Article now = article(id);
		response.setStatus(HttpStatus.CONFLICT.value());
		model.addAttribute("problem", this.words.say(reader, "support.article.overtaken"));
		model.addAttribute("theirs", ArticleForm.of(now));
		return form(form.over(now.version()), id, model);
	}

	@PostMapping("/desk/articles/{id}/retire")
	String retire(@PathVariable long id, @RequestParam(defaultValue = "true") boolean retired,
			@AuthenticationPrincipal SignedIn me, Locale reader, RedirectAttributes result) {
		article(id);
		this.articles.retire(id, retired, me.personId(), this.clock.instant());
		result.addFlashAttribute("flash", retired ? this.words.say(reader, "support.article.is-retired")
				: this.words.say(reader, "support.article.is-back"));
		return "redirect:/desk/articles/" + id;
	}

	/** Pins an article to a card, takes it off, or lets likeness decide again. */
	@PostMapping("/desk/cards/{id}/articles")
	String decide(@PathVariable long id, @RequestParam long article, @RequestParam String verdict,
			@AuthenticationPrincipal SignedIn me) {
		this.desk.open(id);
		article(article);
		switch (verdict) {
			case "pin" -> this.articles.decide(id, article, true, me.personId(), this.clock.instant());
			case "dismiss" -> this.articles.decide(id, article, false, me.personId(), this.clock.instant());
			default -> this.articles.forget(id, article);
		}
		return "redirect:/desk/cards/" + id + "#articles";
	}

	private String wrong(WrongFieldException ex, ArticleForm form, @Nullable Long id, Locale reader,
			HttpServletResponse response, Model model) {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		model.addAttribute("wrong", ex.field());
		model.addAttribute("problem", this.words.say(reader, "support.wrong." + ex.reason()));
		return form(form, id, model);
	}

	private static String form(ArticleForm form, @Nullable Long id, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("id", id);
		model.addAttribute("platforms", Platform.values());
		return "support/article-edit";
	}

	private Article article(long id) {
		return this.articles.find(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such article."));
	}

	private static Line line(Article article) {
		return new Line(article.id(), article.title(), Objects.requireNonNullElse(article.url(), ""), article.text(),
				article.topics().platforms().stream().sorted().map(Platform::label).toList(),
				article.topics().services(), article.topics().keywords(), article.retired(), article.editedAt());
	}

	/** An article as pages show it. */
	public record Line(long id, String title, String url, String text, List<String> platforms, List<String> services,
			List<String> keywords, boolean retired, Instant editedAt) {
	}

}
