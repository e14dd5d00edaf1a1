package org.runstate.web;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the method for a request among those of the same place, which is the first word
 * of the address, instead of asking every page there is whether it is meant.
 */
@Component
class PagesByPlace implements WebMvcRegistrations {

	@Override
	public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
		return new Pages();
	}

	private static final class Pages extends RequestMappingHandlerMapping {

		private final Map<String, Pages> places = new HashMap<>();

		@Override
		protected void registerHandlerMethod(Object handler, Method method, RequestMappingInfo mapping) {
			super.registerHandlerMethod(handler, method, mapping);
			mapping.getPatternValues()
				.stream()
				.map(Pages::place)
				.distinct()
				.forEach((place) -> this.places.computeIfAbsent(place, (missing) -> within())
					.addTo(handler, method, mapping));
		}

		/** Shares what it was made with, and has no places of its own. */
		private Pages within() {
			Pages pages = new Pages();
			pages.setApplicationContext(obtainApplicationContext());
			pages.setPatternParser(getPatternParser());
			return pages;
		}

		private void addTo(Object handler, Method method, RequestMappingInfo mapping) {
			super.registerHandlerMethod(handler, method, mapping);
		}

		/** What no page of the place answers is refused as all of them together do. */
		@Override
		protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
				throws Exception {
			Pages pages = this.places.get(place(path));
			HandlerMethod found = (pages != null) ? pages.among(path, request) : null;
			return (found != null) ? found : super.lookupHandlerMethod(path, request);
		}

		private @Nullable HandlerMethod among(String path, HttpServletRequest request) throws Exception {
			return super.lookupHandlerMethod(path, request);
		}

		private static String place(String path) {
			int end = path.indexOf('/', 1);
			return (end < 0) ? path : path.substring(0, end);
		}

	}

}
