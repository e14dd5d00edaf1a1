package org.runstate.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * Says no to programs, as problem details.
 */
@Component
class ApiRefusal implements AuthenticationEntryPoint, AccessDeniedHandler {

	private final JsonMapper json;

	private final Routes routes;

	ApiRefusal(JsonMapper json, Routes routes) {
		this.json = json;
		this.routes = routes;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
			throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"runstate\"");
		write(response, HttpStatus.UNAUTHORIZED, "A valid token is needed: Authorization: Bearer rst_…");
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
			throws IOException {
		if (this.routes.of(request).isEmpty()) {
			write(response, HttpStatus.NOT_FOUND, "There is nothing at this address.");
		}
		else {
			write(response, HttpStatus.FORBIDDEN, "The role of this token does not allow this.");
		}
	}

	private void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream().write(this.json.writeValueAsBytes(ProblemDetail.forStatusAndDetail(status, detail)));
	}

}
