package org.runstate.audience;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

import jakarta.servlet.http.HttpServletResponse;

/**
 * The page behind a link that leads nowhere: it names nobody, is the same for every
 * reason, and shows the way to the portal.
 */
@Component
public class LinkOver {

	private final Guesses guesses;

	LinkOver(Guesses guesses) {
		this.guesses = guesses;
	}

	/**
	 * That page.
	 * @param link what the token of the link was read as
	 * @param client the network address of whoever opened it
	 */
	public ModelAndView page(Link link, String client, HttpServletResponse response) {
		ModelAndView page = new ModelAndView("audience/link-over");
		if (link instanceof Link.Invalid && this.guesses.tooMany(client)) {
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Guesses.WITHIN.toSeconds()));
			page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
		}
		else {
			page.setStatus(HttpStatus.GONE);
		}
		return page;
	}

}
