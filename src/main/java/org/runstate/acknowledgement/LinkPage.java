package org.runstate.acknowledgement;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.runstate.acknowledgement.LinkView.Opened;
import org.runstate.audience.Link;
import org.runstate.audience.LinkOver;
import org.runstate.audience.LinkTokens;
import org.runstate.audience.LinkTokens.Purpose;
import org.runstate.audience.Networks;
import org.runstate.audience.SignedIn;
import org.runstate.language.Words;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the link in a mail leads, without signing in. Machines open such links, so
 * showing changes nothing; recording needs the value of the form that was shown, which
 * also says which revision was on it.
 */
@Controller
class LinkPage {

	private static final String NOT_SHOWN = "Nothing was recorded, because this page was not shown before or was "
			+ "open for too long. Please press the button again.";

	private static final String PERHAPS_A_MACHINE = "Noted, but not counted yet: this came so soon after the mail, or "
			+ "together with so many others from your network, that it may have been a program that checks mail. Please "
			+ "press again in a minute, or open the notice in Runstate, to confirm that it was you.";

	private final LinkTokens tokens;

	private final LinkView view;

	private final LinkOver over;

	private final Acknowledgements acknowledgements;

	private final StrayedLinks strayed;

	private final Networks networks;

	LinkPage(LinkTokens tokens, LinkView view, LinkOver over, Acknowledgements acknowledgements, StrayedLinks strayed,
			Networks networks) {
		this.tokens = tokens;
		this.view = view;
		this.over = over;
		this.acknowledgements = acknowledgements;
		this.strayed = strayed;
		this.networks = networks;
	}

	@GetMapping({ "/a/{token}", "/a/{token}/not-me" })
	ModelAndView show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
		return page(token, "", HttpStatus.OK, request, response);
	}

	@PostMapping("/a/{token}")
	ModelAndView record(@PathVariable String token, @RequestParam(defaultValue = "") String form,
			@RequestParam(defaultValue = "") String lang, @AuthenticationPrincipal @Nullable SignedIn me,
			HttpServletRequest request, HttpServletResponse response) {
		speak(lang, request);
		Link.Valid shown = shown(token, form);
		if (shown == null) {
			return page(token, NOT_SHOWN, HttpStatus.FORBIDDEN, request, response);
		}
		Recorded recorded = (me != null && me.personId() == shown.person())
				? this.acknowledgements.record(shown.person(), shown.notice(), shown.revision(), How.SIGNED_IN)
				: this.acknowledgements.press(shown.person(), shown.notice(), shown.revision(),
						this.networks.hashed(request.getRemoteAddr()));
		if (recorded instanceof Recorded.Now now) {
			return thanks(token, shown, now.latest(), "", request, response);
		}
		if (recorded instanceof Recorded.Already already) {
			return thanks(token, shown, already.latest(), " already", request, response);
		}
		if (recorded instanceof Recorded.ToConfirm) {
			return page(token, PERHAPS_A_MACHINE, HttpStatus.ACCEPTED, request, response);
		}
		if (recorded instanceof Recorded.SignInNeeded) {
			return page(token, "Nothing was recorded: this notice asks you to sign in.", HttpStatus.FORBIDDEN, request,
					response);
		}
		if (recorded instanceof Recorded.TryLater) {
			return page(token, "Nothing was recorded: too many people acknowledge at this moment. Please press again.",
					HttpStatus.SERVICE_UNAVAILABLE, request, response);
		}
		return this.over.page(new Link.Expired(), request.getRemoteAddr(), response);
	}

	/** Somebody else has the link: nothing is acknowledged, and its owner is told. */
	@PostMapping("/a/{token}/not-me")
	ModelAndView notMe(@PathVariable String token, @RequestParam(defaultValue = "") String stray,
			@RequestParam(defaultValue = "") String lang, HttpServletRequest request, HttpServletResponse response) {
		speak(lang, request);
		Link.Valid shown = shown(token, stray);
		if (shown == null) {
			return page(token, NOT_SHOWN, HttpStatus.FORBIDDEN, request, response);
		}
		this.strayed.report(shown.person(), shown.notice());
		return LinkView.done("It is noted that this link reached somebody else. Nothing was acknowledged.",
				this.view.title(shown.notice(), shown.revision()));
	}

	/**
	 * As the page did that was shown: who is known by the link is not looked up again.
	 */
	private static void speak(String lang, HttpServletRequest request) {
		if (!lang.isEmpty()) {
			request.setAttribute(Words.WISHED, Locale.forLanguageTag(lang));
		}
	}

	/** Mostly there is nothing more to show, and that takes no look at the notice. */
	private ModelAndView thanks(String token, Link.Valid shown, int latest, String already, HttpServletRequest request,
			HttpServletResponse response) {
		String message = "Thank you. Your acknowledgement of revision %d is recorded%s.".formatted(shown.revision(),
				already);
		return (latest > shown.revision()) ? page(token, message, HttpStatus.OK, request, response)
				: LinkView.done(message, this.view.title(shown.notice(), shown.revision()));
	}

	/** What was on the page that the form was on; null when there was no such page. */
	private Link.@Nullable Valid shown(String token, String form) {
		return (this.tokens.read(Purpose.ACKNOWLEDGE, token) instanceof Link.Valid link
				&& this.tokens.read(Purpose.FORM, form) instanceof Link.Valid shown && shown.person() == link.person()
				&& shown.notice() == link.notice()) ? shown : null;
	}

	private ModelAndView page(String token, String message, HttpStatus status, HttpServletRequest request,
			HttpServletResponse response) {
		Link link = this.tokens.read(Purpose.ACKNOWLEDGE, token);
		Opened opened = (link instanceof Link.Valid valid) ? this.view.open(valid) : null;
		if (opened == null) {
			return this.over.page(link, request.getRemoteAddr(), response);
		}
		request.setAttribute(Words.WISHED, opened.person().locale());
		ModelAndView page = this.view.page(token, opened, message);
		page.setStatus(status);
		return page;
	}

}
