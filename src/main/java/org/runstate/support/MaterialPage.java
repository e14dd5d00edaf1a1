package org.runstate.support;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.runstate.audience.Role;
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
 * The register of training materials. Everybody reads it, for anybody may own one; the
 * owner says whether it is still right.
 */
@Controller
class MaterialPage {

	private static final int MOST = 500;

	private static final int LONGEST_NOTE = 1000;

	private final Materials materials;

	private final MaterialReviews reviews;

	private final Words words;

	private final Clock clock;

	MaterialPage(Materials materials, MaterialReviews reviews, Words words, Clock clock) {
		this.materials = materials;
		this.reviews = reviews;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping("/desk/materials")
	String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "false") boolean mine,
			@RequestParam(defaultValue = "false") boolean retired, @AuthenticationPrincipal SignedIn me, Locale reader,
			Model model) {
		model.addAttribute("materials",
				this.materials.list(q.strip(), retired, MOST)
					.stream()
					.filter((one) -> !mine || one.ownerId() == me.personId())
					.map((one) -> line(one, reader))
					.toList());
		model.addAttribute("q", q);
		model.addAttribute("mine", mine);
		model.addAttribute("retired", retired);
		model.addAttribute("keeps", DeskRoles.keepsMaterials(me));
		return "support/materials";
	}

	@GetMapping("/desk/materials/{id}")
	String show(@PathVariable long id, @AuthenticationPrincipal SignedIn me, Locale reader, Model model) {
		Material material = material(id);
		model.addAttribute("material", line(material, reader));
		model.addAttribute("reviews", this.reviews.of(id).stream().map((one) -> entry(one, reader)).toList());
		model.addAttribute("reviewer", reviews(material, me));
		model.addAttribute("keeps", DeskRoles.keepsMaterials(me));
		return "support/material";
	}

	@GetMapping("/desk/materials/new")
	String add(@AuthenticationPrincipal SignedIn me, Model model) {
		return form(MaterialForm.empty(me.email(), today()), null, model);
	}

	@PostMapping("/desk/materials/new")
	String add(@ModelAttribute("form") MaterialForm form, @AuthenticationPrincipal SignedIn me, Locale reader,
			HttpServletResponse response, Model model, RedirectAttributes result) {
		try {
			long id = this.materials.add(form, me.personId(), this.clock.instant());
			result.addFlashAttribute("flash", this.words.say(reader, "support.material.is-kept"));
			return "redirect:/desk/materials/" + id;
		}
		catch (WrongFieldException ex) {
			return wrong(ex, form, null, reader, response, model);
		}
	}

	@GetMapping("/desk/materials/{id}/edit")
	String edit(@PathVariable long id, Model model) {
		return form(MaterialForm.of(material(id)), id, model);
	}

	@PostMapping("/desk/materials/{id}")
	String change(@PathVariable long id, @ModelAttribute("form") MaterialForm form,
			@AuthenticationPrincipal SignedIn me, Locale reader, HttpServletResponse response, Model model,
			RedirectAttributes result) {
		material(id);
		try {
			if (this.materials.change(id, form, me.personId(), this.clock.instant())) {
				result.addFlashAttribute("flash", this.words.say(reader, "support.material.is-kept"));
				return "redirect:/desk/materials/" + id;
			}
		}
		catch (WrongFieldException ex) {
			return wrong(ex, form, id, reader, response, model);
		}
		Material now = material(id);
		response.setStatus(HttpStatus.CONFLICT.value());
		model.addAttribute("problem", this.words.say(reader, "support.material.overtaken"));
		model.addAttribute("theirs", MaterialForm.of(now));
		return form(form.over(now.version()), id, model);
	}

	@PostMapping("/desk/materials/{id}/retire")
	String retire(@PathVariable long id, @RequestParam(defaultValue = "true") boolean retired,
			@AuthenticationPrincipal SignedIn me, Locale reader, RedirectAttributes result) {
		material(id);
		this.materials.retire(id, retired, me.personId(), this.clock.instant());
		result.addFlashAttribute("flash", retired ? this.words.say(reader, "support.material.is-retired")
				: this.words.say(reader, "support.material.is-back"));
		return "redirect:/desk/materials/" + id;
	}

	/** The owner looked: it is still right, or they changed it. */
	@PostMapping("/desk/materials/{id}/review")
	String review(@PathVariable long id, @RequestParam boolean changed, @RequestParam(defaultValue = "") String note,
			@AuthenticationPrincipal SignedIn me, Locale reader, RedirectAttributes result) {
		if (!reviews(material(id), me)) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Only its owner says so.");
		}
		String typed = note.replace("\r\n", "\n").strip();
		if (typed.length() > LONGEST_NOTE) {
			result.addFlashAttribute("typed", typed);
			result.addFlashAttribute("problem", this.words.say(reader, "support.wrong.long"));
			return "redirect:/desk/materials/" + id;
		}
		this.reviews.close(id, changed, typed, me.personId());
		result.addFlashAttribute("flash", this.words.say(reader, "support.material.is-reviewed"));
		return "redirect:/desk/materials/" + id;
	}

	private static boolean reviews(Material material, SignedIn me) {
		return material.ownerId() == me.personId() || me.isOneOf(Role.ADMINISTRATOR);
	}

	private String wrong(WrongFieldException ex, MaterialForm form, @Nullable Long id, Locale reader,
			HttpServletResponse response, Model model) {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		model.addAttribute("wrong", ex.field());
		model.addAttribute("problem", this.words.say(reader, "support.wrong." + ex.reason()));
		return form(form, id, model);
	}

	private static String form(MaterialForm form, @Nullable Long id, Model model) {
		model.addAttribute("form", form);
		model.addAttribute("id", id);
		model.addAttribute("platforms", Platform.values());
		return "support/material-edit";
	}

	private Material material(long id) {
		return this.materials.find(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such material."));
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

	private Line line(Material one, Locale reader) {
		return new Line(one.id(), one.title(), Objects.requireNonNullElse(one.url(), ""), one.owner(),
				one.topics().platforms().stream().sorted().map(Platform::label).toList(), one.topics().services(),
				one.topics().keywords(), Days.day(one.reviewedOn(), reader), Days.day(one.due(), reader),
				one.due().isBefore(today()), one.open(), one.retired());
	}

	private Entry entry(MaterialReviews.Review one, Locale reader) {
		return new Entry(one, Days.day(one.dueOn(), reader), one.closedAt() == null && one.dueOn().isBefore(today()));
	}

	/** A material as pages show it. */
	public record Line(long id, String title, String url, String owner, List<String> platforms, List<String> services,
			List<String> keywords, String reviewed, String due, boolean late, int open, boolean retired) {
	}

	/** A review as the page shows it. */
	public record Entry(MaterialReviews.Review review, String due, boolean late) {

		/** When it was closed; null as long as it is open. */
		public @Nullable Instant closedAt() {
			return this.review.closedAt();
		}

	}

}
