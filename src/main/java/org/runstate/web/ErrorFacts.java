package org.runstate.web;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/**
 * What an error says to a program that did not ask for a page: what happened, and not
 * back what was asked.
 */
@Component
class ErrorFacts extends DefaultErrorAttributes {

	@Override
	public Map<String, @Nullable Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
		Map<String, @Nullable Object> facts = super.getErrorAttributes(request, options);
		facts.remove("path");
		if (!(facts.get("status") instanceof Integer status) || status < HttpStatus.INTERNAL_SERVER_ERROR.value()) {
			// With what broke on our side, the time finds it in the log.
			facts.remove("timestamp");
		}
		return facts;
	}

}
