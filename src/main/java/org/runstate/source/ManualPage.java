package org.runstate.source;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.runstate.notice.Kept;
import org.runstate.platform.Platform;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where a notice is written by hand, written anew, or taken in from a file.
 */
@Controller
class ManualPage {

	private static final String USUAL = "Our own notices";

	private final ManualNotices notices;

	private final NoticesFile file;

	private final Clock clock;

	ManualPage(ManualNotices notices, NoticesFile file, Clock clock) {
		this.notices = notices;
		this.file = file;
		this.clock = clock;
	}

	@GetMapping("/notices/new")
	String write(@RequestParam(defaultValue = USUAL) String source, Model model) {
		return page(NoticeForm.empty(UUID.randomUUID().toString(), source), null, model);
	}

	@PostMapping("/notices/new")
	String write(@ModelAttribute("form") NoticeForm form, HttpServletResponse response, Model model,
			RedirectAttributes result) {
		return keep(form, null, this.clock.instant(), response, model, result);
	}

	@GetMapping("/notices/{id}/revise")
	String revise(@PathVariable long id, Model model) {
		return page(NoticeForm.of(written(id)), id, model);
	}

	@PostMapping("/notices/{id}/revise")
	String revise(@PathVariable long id, @ModelAttribute("form") NoticeForm form, HttpServletResponse response,
			Model model, RedirectAttributes result) {
		ManualNotices.Written before = written(id);
		NoticeForm same = new NoticeForm(before.key(), before.source(), form.title(), form.text(), form.url(),
				form.category(), form.action(), form.actBy(), form.labels(), form.services(), form.platforms());
		Instant published = (before.published() != null) ? before.published() : this.clock.instant();
		return keep(same, id, published, response, model, result);
	}

	/** Shows what became of each row that could not be taken; the others are kept. */
	@PostMapping("/notices/import")
	String load(@RequestParam MultipartFile file, @RequestParam(defaultValue = USUAL) String source,
			@RequestParam(defaultValue = "false") boolean silent, HttpServletResponse response, Model model)
			throws IOException {
		NoticesImported imported = this.file.load(file.getBytes(), source, silent);
		if (imported.listed() == 0) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		model.addAttribute("imported", imported);
		return page(NoticeForm.empty(UUID.randomUUID().toString(), source), null, model);
	}

	private String keep(NoticeForm form, @Nullable Long id, Instant published, HttpServletResponse response,
			Model model, RedirectAttributes result) {
		try {
			Kept kept = this.notices.keep(form.source(), List.of(form.entry(published, this.clock.instant())), false);
			result.addFlashAttribute("flash",
					(kept.notices() > 0)
							? "Kept. In the next pass it is understood; then those whom it concerns are told."
							: (kept.revisions() > 0) ? "Kept as a new revision. Whoever has to know is told again."
									: "Nothing was changed, so nobody is told.");
			result.addAttribute("key", this.notices.key(form.source()));
			return "redirect:/sources/{key}";
		}
		catch (WrongFieldException ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("wrong", ex.field());
			model.addAttribute("problem",
					"Nothing was kept: %s. What you typed is below; mend it and try again.".formatted(ex.reason()));
			return page(form, id, model);
		}
	}

	private String page(NoticeForm form, @Nullable Long id, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("id", id);
		model.addAttribute("names", this.notices.sources());
		model.addAttribute("platforms", Platform.values());
		model.addAttribute("categories", NoticeForm.CATEGORIES);
		return "source/write";
	}

	private ManualNotices.Written written(long id) {
		return this.notices.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
