package org.runstate.announcement;

import java.time.Clock;
import java.util.Locale;
import java.util.Objects;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.runstate.audience.SignedIn;

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
 * Where announcements are listed and written.
 */
@Controller
class AnnouncementsPage {

	private final AnnouncementTable table;

	private final Writing writing;

	private final NoticeFacts facts;

	private final AnnouncementViews desk;

	private final Clock clock;

	AnnouncementsPage(AnnouncementTable table, Writing writing, NoticeFacts facts, AnnouncementViews desk,
			Clock clock) {
		this.table = table;
		this.writing = writing;
		this.facts = facts;
		this.desk = desk;
		this.clock = clock;
	}

	@GetMapping("/announcements")
	String list(@AuthenticationPrincipal SignedIn me, Model model) {
		return this.desk.list(me, model);
	}

	/** A new one, with the facts of a notice if one is named. */
	@GetMapping("/announcements/new")
	String write(@RequestParam(required = false) @Nullable Long notice, Model model) {
		DraftForm form = (notice == null) ? this.facts.blank()
				: this.facts.of(notice).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		return this.desk.form(form, null, true, model);
	}

	@PostMapping("/announcements/new")
	String write(@ModelAttribute("form") DraftForm form, @AuthenticationPrincipal SignedIn me, Locale locale,
			HttpServletResponse response, Model model, RedirectAttributes done) {
		try {
			Content content = form.content(this.clock.instant());
			Long notice = (form.notice() != null && form.notice() > 0 && this.facts.latest(form.notice()) > 0)
					? form.notice() : null;
			long id = this.writing.draft(content, notice, (notice != null) ? form.noticeRevision() : null,
					me.personId());
			done.addFlashAttribute("flash", this.desk.done(locale, "drafted"));
			return "redirect:/announcements/" + id;
		}
		catch (Wrong ex) {
			return wrong(ex, form, null, locale, response, model);
		}
	}

	/** Shows what is typed as its readers would see it. Keeps nothing. */
	@PostMapping("/announcements/preview")
	String preview(@ModelAttribute("form") DraftForm form, @RequestParam(required = false) @Nullable Long id,
			Locale locale, Model model) {
		try {
			form.content(this.clock.instant());
		}
		catch (Wrong ex) {
			model.addAttribute("wrong", ex.field());
			model.addAttribute("problem", this.desk.wrong(ex, locale));
		}
		return this.desk.form(form, (id != null) ? find(id) : null, true, model);
	}

	@GetMapping("/announcements/{id}/edit")
	String edit(@PathVariable long id, Model model) {
		Announcement one = find(id);
		model.addAttribute("stale", this.facts.stale(one));
		return this.desk.form(DraftForm.of(one), one, true, model);
	}

	/**
	 * Keeps what is typed.
	 * @param looked whether the writer says that the facts hold again
	 */
	@PostMapping("/announcements/{id}/edit")
	String edit(@PathVariable long id, @ModelAttribute("form") DraftForm form,
			@RequestParam(defaultValue = "") String looked, @AuthenticationPrincipal SignedIn me, Locale locale,
			HttpServletResponse response, Model model, RedirectAttributes done) {
		Announcement one = find(id);
		try {
			Content content = form.content(this.clock.instant());
			Integer revision = one.factsRevision();
			Long notice = one.factsNotice();
			if (looked.equals("true") && notice != null) {
				revision = this.facts.latest(notice);
			}
			this.writing.edit(id, Objects.requireNonNullElse(form.version(), 0), content, revision, me.personId());
			done.addFlashAttribute("flash", this.desk.done(locale, "kept"));
			return "redirect:/announcements/" + id;
		}
		catch (Wrong ex) {
			return wrong(ex, form, one, locale, response, model);
		}
		catch (Refused ex) {
			response.setStatus(ex.status().value());
			model.addAttribute("problem", this.desk.refused(ex, locale));
			model.addAttribute("now", one);
			return this.desk.form(form, one, false, model);
		}
	}

	private String wrong(Wrong wrong, DraftForm form, @Nullable Announcement one, Locale locale,
			HttpServletResponse response, Model model) {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		model.addAttribute("wrong", wrong.field());
		model.addAttribute("problem", this.desk.wrong(wrong, locale));
		return this.desk.form(form, one, false, model);
	}

	private Announcement find(long id) {
		return this.table.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
