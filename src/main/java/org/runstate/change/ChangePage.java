package org.runstate.change;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.runstate.audience.SignedIn;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where a person joins and splits changes and says who leads.
 */
@Controller
class ChangePage {

	private static final Pattern ADDRESS = Pattern.compile("(?:.*/notices/)?(\\d{1,18})(?:[?#].*)?");

	private static final String ALONE = "Nothing was changed: this notice stands alone.";

	private final ByHand byHand;

	private final Announcements announcements;

	private final KeyTable keys;

	private final Leads leads;

	ChangePage(ByHand byHand, Announcements announcements, KeyTable keys, Leads leads) {
		this.byHand = byHand;
		this.announcements = announcements;
		this.keys = keys;
		this.leads = leads;
	}

	@PostMapping("/notices/{id}/join")
	String join(@PathVariable long id, @RequestParam(name = "with", defaultValue = "") String other,
			@AuthenticationPrincipal SignedIn me, RedirectAttributes result) {
		require(id);
		Set<Long> named = named(other.strip());
		named.remove(id);
		Set<Long> changes = new TreeSet<>();
		named.forEach((one) -> changes.add(this.leads.of(List.of(one)).getOrDefault(one, one)));
		if (named.isEmpty()) {
			result.addFlashAttribute("problem", "Nothing was joined: no other notice is known by \u201c" + other.strip()
					+ "\u201d. Give its number, its address here, or its id, such as MC123456.");
		}
		else if (changes.size() > 1) {
			result.addFlashAttribute("problem",
					"Nothing was joined: several are known by that. Give the number of one: "
							+ changes.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".");
		}
		else {
			result.addFlashAttribute("flash",
					this.byHand.join(id, named.iterator().next(), me.personId())
							? "They are one change now. Who owed either of them owes the one that leads."
							: "They were one change already.");
		}
		return back(id);
	}

	@PostMapping("/notices/{id}/split")
	String split(@PathVariable long id, @AuthenticationPrincipal SignedIn me, RedirectAttributes result) {
		require(id);
		boolean done = this.byHand.split(id, me.personId());
		result.addFlashAttribute(done ? "flash" : "problem", done
				? "It stands alone now and will not be joined with the others again by itself. Whom it concerns is told of it"
						+ " in the next digest, and asked unless they acknowledged it."
				: ALONE);
		return back(id);
	}

	@PostMapping("/notices/{id}/lead")
	String lead(@PathVariable long id, @AuthenticationPrincipal SignedIn me, RedirectAttributes result) {
		require(id);
		boolean done = this.byHand.lead(id, me.personId());
		result.addFlashAttribute(done ? "flash" : "problem",
				done ? "This notice leads now. What was owed for the others is owed for it." : ALONE);
		return back(id);
	}

	@PostMapping("/notices/{id}/apart")
	String apart(@PathVariable long id, @RequestParam long other, @AuthenticationPrincipal SignedIn me,
			RedirectAttributes result) {
		require(id);
		require(other);
		this.byHand.keepApart(id, other, me.personId());
		result.addFlashAttribute("flash", "They are not the same thing; nobody will be asked that again.");
		return back(id);
	}

	/**
	 * The notices that a person may mean: a number, an address here, or a vendor's id.
	 */
	private Set<Long> named(String words) {
		Set<Long> named = new TreeSet<>();
		Matcher address = ADDRESS.matcher(words);
		if (words.length() <= 2000 && address.matches()) {
			named.addAll(this.announcements.of(List.of(Long.parseLong(address.group(1)))).keySet());
		}
		return named.isEmpty() ? this.keys.known(words.toUpperCase(Locale.ROOT).replace(" ", "")) : named;
	}

	private void require(long id) {
		if (this.announcements.of(List.of(id)).isEmpty()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such notice.");
		}
	}

	private static String back(long id) {
		return "redirect:/notices/" + id + "#change";
	}

}
