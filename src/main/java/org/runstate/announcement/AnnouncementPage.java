package org.runstate.announcement;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletResponse;
import org.runstate.audience.SignedIn;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One announcement: read, approved, sent, watched, stopped, corrected.
 */
@Controller
class AnnouncementPage {

	private final AnnouncementTable table;

	private final Writing writing;

	private final Sending sending;

	private final Letters letters;

	private final AnnouncementViews desk;

	AnnouncementPage(AnnouncementTable table, Writing writing, Sending sending, Letters letters,
			AnnouncementViews desk) {
		this.table = table;
		this.writing = writing;
		this.sending = sending;
		this.letters = letters;
		this.desk = desk;
	}

	@GetMapping("/announcements/{id}")
	String show(@PathVariable long id, @AuthenticationPrincipal SignedIn me, Locale locale, Model model) {
		return this.desk.show(find(id), me, locale, model);
	}

	/** The mail as its readers see it, for a frame on the page. */
	@GetMapping("/announcements/{id}/mail")
	ResponseEntity<String> mail(@PathVariable long id, @RequestParam(defaultValue = "en") String language,
			@AuthenticationPrincipal SignedIn me, HttpServletResponse response) {
		String html = this.letters.sample(find(id), language, me.name()).html();
		response.setHeader("Content-Security-Policy",
				"default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; sandbox");
		response.setHeader("X-Frame-Options", "SAMEORIGIN");
		return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8)).body(html);
	}

	@PostMapping("/announcements/{id}/submit")
	String submit(@PathVariable long id, @RequestParam(defaultValue = "0") int version,
			@AuthenticationPrincipal SignedIn me, Locale locale, HttpServletResponse response, Model model,
			RedirectAttributes done) {
		return act(id, me, locale, response, model, done, () -> {
			this.writing.submit(id, version, me.personId());
			return this.desk.done(locale, "submitted");
		});
	}

	@PostMapping("/announcements/{id}/return")
	String giveBack(@PathVariable long id, @RequestParam(defaultValue = "") String why,
			@AuthenticationPrincipal SignedIn me, Locale locale, HttpServletResponse response, Model model,
			RedirectAttributes done) {
		return act(id, me, locale, response, model, done, () -> {
			this.writing.giveBack(id, why, me.personId());
			return this.desk.done(locale, "returned");
		});
	}

	/** Approves what the page showed, which the form names. */
	@PostMapping("/announcements/{id}/approve")
	String approve(@PathVariable long id, @RequestParam(defaultValue = "") String revision,
			@AuthenticationPrincipal SignedIn me, Locale locale, HttpServletResponse response, Model model,
			RedirectAttributes done) {
		return act(id, me, locale, response, model, done, () -> {
			this.writing.approve(id, revision, me.personId());
			return this.desk.done(locale, "approved");
		});
	}

	/** Sends it off, once. */
	@PostMapping("/announcements/{id}/send")
	String send(@PathVariable long id, @RequestParam(defaultValue = "") String number,
			@AuthenticationPrincipal SignedIn me, Locale locale, HttpServletResponse response, Model model,
			RedirectAttributes done) {
		return act(id, me, locale, response, model, done,
				() -> this.desk.done(locale, "sent", this.sending.send(id, number, me.personId())));
	}

	@PostMapping("/announcements/{id}/cancel")
	String cancel(@PathVariable long id, @AuthenticationPrincipal SignedIn me, Locale locale,
			HttpServletResponse response, Model model, RedirectAttributes done) {
		return act(id, me, locale, response, model, done, () -> {
			Sending.Stopped stopped = this.sending.cancel(id, me.personId());
			return this.desk.done(locale, "cancelled", stopped.out(), stopped.stopped());
		});
	}

	/** Begins a correction or a withdrawal. */
	@PostMapping("/announcements/{id}/follow")
	String follow(@PathVariable long id, @RequestParam String relation, @AuthenticationPrincipal SignedIn me,
			Locale locale, HttpServletResponse response, Model model, RedirectAttributes done) {
		Announcement one = find(id);
		try {
			Relation which = relation.equals(Relation.WITHDRAWAL.key()) ? Relation.WITHDRAWAL : Relation.CORRECTION;
			long next = this.writing.follow(id, this.desk.following(one.content(), which), which, me.personId());
			return "redirect:/announcements/" + next + "/edit";
		}
		catch (Refused ex) {
			return refused(ex, id, me, locale, response, model);
		}
	}

	private String act(long id, SignedIn me, Locale locale, HttpServletResponse response, Model model,
			RedirectAttributes done, Supplier<String> deed) {
		try {
			done.addFlashAttribute("flash", deed.get());
			return "redirect:/announcements/" + id;
		}
		catch (Refused ex) {
			return refused(ex, id, me, locale, response, model);
		}
	}

	/** The page as it is now, with the reason above it. */
	private String refused(Refused refused, long id, SignedIn me, Locale locale, HttpServletResponse response,
			Model model) {
		if (refused.status() == HttpStatus.NOT_FOUND) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		response.setStatus(refused.status().value());
		model.addAttribute("problem", this.desk.refused(refused, locale));
		return show(id, me, locale, model);
	}

	private Announcement find(long id) {
		return this.table.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
