package org.runstate.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.runstate.database.Installation;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What was sent, what is on its way, and what is kept because no mail server is set.
 * Administrators see every message, others what is addressed to them.
 */
@Controller
class OutboxPage {

	/** A mail is shown as it is; nothing in it may run, load or reach the page. */
	private static final String NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; img-src 'none'; "
			+ "form-action 'none'; frame-ancestors 'self'; "
			+ "sandbox allow-top-navigation-by-user-activation allow-popups";

	private static final Session NO_SERVER = Session.getInstance(new Properties());

	private final OutboxRows rows;

	private final Holds holds;

	private final Outbound outbound;

	private final Installation installation;

	private final Sender sender;

	OutboxPage(OutboxRows rows, Holds holds, Outbound outbound, Installation installation, Sender sender) {
		this.rows = rows;
		this.holds = holds;
		this.outbound = outbound;
		this.installation = installation;
		this.sender = sender;
	}

	@GetMapping("/outbox")
	String list(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "0") int skip,
			Authentication me, Model model) {
		List<OutboxRow> messages = this.rows.list(findsAll(me) ? null : me.getName(), state, Math.max(0, skip));
		model.addAttribute("messages", messages);
		model.addAttribute("states",
				List.of("queued", "retry", "held", "sent", "kept", "refused", "unknown", "expired", "cancelled"));
		model.addAttribute("state", state);
		model.addAttribute("newer", (skip > 0) ? Math.max(0, skip - OutboxRows.ON_A_PAGE) : null);
		model.addAttribute("older", (messages.size() == OutboxRows.ON_A_PAGE) ? skip + OutboxRows.ON_A_PAGE : null);
		if (seesAll(me)) {
			model.addAttribute("held", this.holds.held());
			model.addAttribute("many", OutboxActions.MANY);
			model.addAttribute("paused", this.outbound.isPaused());
			model.addAttribute("foreign", this.installation.foreign().orElse(null));
		}
		return "delivery/outbox";
	}

	@GetMapping("/outbox/{id}")
	String show(@PathVariable String id, Authentication me, Model model) {
		OutboxRow row = found(id, me);
		model.addAttribute("message", row);
		model.addAttribute("mayRetry", findsAll(me));
		boolean mayRead = mayRead(row, me);
		model.addAttribute("mayRead", mayRead);
		if (mayRead) {
			Claimed content = this.rows.content(id);
			model.addAttribute("headers", headers(content));
			Body body = content.body();
			model.addAttribute("text", (body != null) ? body.text() : "A part of this message is no longer kept.");
		}
		return "delivery/message";
	}

	private @Nullable List<String> headers(Claimed content) {
		try {
			return new Letter(NO_SERVER, content, this.sender).headers();
		}
		catch (MessagingException ex) {
			return null;
		}
	}

	@GetMapping("/outbox/{id}/html")
	ResponseEntity<String> html(@PathVariable String id, Authentication me, HttpServletResponse response) {
		if (!mayRead(found(id, me), me)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		Body body = this.rows.content(id).body();
		String html = ((body != null) ? body.html() : "").replaceFirst("(?i)<head>", "<head><base target=\"_top\">");
		response.setHeader("Content-Security-Policy", NOTHING_RUNS);
		response.setHeader("X-Frame-Options", "SAMEORIGIN");
		response.setHeader("Referrer-Policy", "no-referrer");
		return ResponseEntity.ok().contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8)).body(html);
	}

	@PostMapping("/outbox/{id}/retry")
	String retry(@PathVariable String id, Authentication me, RedirectAttributes flash) {
		found(id, me);
		if (!findsAll(me)) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN);
		}
		if (!this.rows.again(id)) {
			throw new ResponseStatusException(HttpStatus.CONFLICT, "This message was sent or is on its way.");
		}
		flash.addFlashAttribute("flash", "Queued again. It leaves with the next delivery.");
		return "redirect:/outbox/" + id;
	}

	private OutboxRow found(String id, Authentication me) {
		return this.rows.find(id)
			.filter((row) -> findsAll(me) || isTheirs(row, me))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/** What a mail says holds links that act in the name of its recipient. */
	private static boolean mayRead(OutboxRow row, Authentication me) {
		return seesAll(me) || isTheirs(row, me);
	}

	private static boolean isTheirs(OutboxRow row, Authentication me) {
		return row.recipient().equalsIgnoreCase(me.getName());
	}

	/** Whoever is asked where a mail has got to finds it and sends it again. */
	private static boolean findsAll(Authentication me) {
		return seesAll(me) || is(me, "HELPDESK") || is(me, "COMMUNICATIONS");
	}

	private static boolean seesAll(Authentication me) {
		return is(me, "ADMINISTRATOR");
	}

	private static boolean is(Authentication me, String role) {
		return me.getAuthorities().stream().anyMatch((one) -> ("ROLE_" + role).equals(one.getAuthority()));
	}

}
