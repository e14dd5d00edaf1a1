package org.runstate.web;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * What every answer tells a browser to be careful about. Written before anything else may
 * refuse the request, so that refusals and errors carry it as well. Whoever answers may
 * replace a header.
 */
@Configuration(proxyBeanMethods = false)
class ResponseHeaders {

	private static final String PAGE = "default-src 'self'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data:; frame-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; "
			+ "object-src 'none'";

	/** A mail is shown in a frame, with its own styles and nothing that moves. */
	private static final String MAIL = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
			+ "frame-ancestors 'self'; form-action 'none'; base-uri 'none'; object-src 'none'; sandbox allow-popups";

	private static final Pattern MAIL_FRAME = Pattern.compile("/(?:outbox|texts)/[^/]+/html");

	private static final Map<String, String> ALWAYS = Map.of("X-Content-Type-Options", "nosniff", "Referrer-Policy",
			"same-origin", "Cross-Origin-Opener-Policy", "same-origin", "Cross-Origin-Resource-Policy", "same-origin",
			"Permissions-Policy",
			"camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), publickey-credentials-get=(), usb=()",
			"Cache-Control", "no-store");

	@Bean
	FilterRegistrationBean<HttpFilter> responseHeadersFilter() {
		FilterRegistrationBean<HttpFilter> registration = new FilterRegistrationBean<>(new HeadersFilter());
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
		return registration;
	}

	private static final class HeadersFilter extends HttpFilter {

		private static final long serialVersionUID = 1;

		@Override
		protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			String path = request.getRequestURI();
			boolean mail = MAIL_FRAME.matcher(path).matches();
			ALWAYS.forEach(response::setHeader);
			if (path.startsWith("/a/") || path.startsWith("/u/")) {
				// The address is a secret. "no-referrer" would make browsers send the
				// form
				// without an origin.
				response.setHeader("Referrer-Policy", "strict-origin");
			}
			response.setHeader("Content-Security-Policy", mail ? MAIL : PAGE);
			response.setHeader("X-Frame-Options", mail ? "SAMEORIGIN" : "DENY");
			if (request.isSecure()) {
				response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
			}
			chain.doFilter(request, response);
		}

	}

}
