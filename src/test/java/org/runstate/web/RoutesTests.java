package org.runstate.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runstate.RunstateTest;
import org.runstate.audience.Role;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

@RunstateTest
class RoutesTests {

	@Autowired
	ApplicationContext context;

	@Autowired
	Routes routes;

	@Test
	void everyHandlerHasARow() {
		Set<String> without = new TreeSet<>();
		Map<String, RequestMappingInfoHandlerMapping> mappings = this.context
			.getBeansOfType(RequestMappingInfoHandlerMapping.class);
		assertThat(mappings).isNotEmpty();
		mappings.values()
			.stream()
			.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
			.forEach((info) -> {
				for (HttpMethod method : methods(info)) {
					for (String pattern : info.getPatternValues()) {
						if (this.routes.of(method, pattern.replaceAll("\\{[^}]*}|\\*\\*?", "1")).isEmpty()) {
							without.add(method + " " + pattern);
						}
					}
				}
			});
		assertThat(without).as("handlers without a row in the table of routes").isEmpty();
	}

	@Test
	void everyPageSaysWhichMethodsItAnswers() {
		assertThat(this.context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
			.values()
			.stream()
			.flatMap((mapping) -> mapping.getHandlerMethods().entrySet().stream())
			.filter((handler) -> handler.getValue().getBeanType().getPackageName().startsWith("org.runstate"))
			.filter((handler) -> handler.getKey().getMethodsCondition().getMethods().isEmpty())
			.map((handler) -> handler.getValue().toString())).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "GET,/,everybody", "GET,/notices,everybody", "GET,/notices/7,everybody",
			"POST,/notices/7/acknowledge,everybody", "POST,/notices/7/strayed-link-seen,everybody",
			"GET,/outbox,everybody", "GET,/outbox/7/html,everybody", "POST,/sign-out,everybody", "GET,/sources,desks",
			"GET,/sources/7,desks", "GET,/rules,desks", "GET,/digests,desks", "GET,/reports,desks",
			"GET,/people,administrator", "GET,/runs,administrator", "POST,/sources/7/check,administrator",
			"POST,/people/import,administrator", "POST,/outbox/7/retry,senders", "GET,/digests/preview,administrator",
			"POST,/digests/preview,administrator", "POST,/runs/collect,administrator",
			"GET,/actuator/prometheus,administrator", "GET,/api/v1/notices,everybody",
			"POST,/api/v1/notices,administrator", "POST,/api/v1/notices/7/acknowledgements,everybody",
			"GET,/v3/api-docs,everybody", "POST,/,nobody", "DELETE,/notices/7,nobody", "GET,/actuator/env,nobody",
			"GET,/actuator,nobody", "GET,/no-such-page,nobody", "POST,/notices,nobody", "GET,/sources/7/check,desks",
			"GET,/sources/new,administrator", "POST,/sources/new,administrator", "GET,/sources/catalogue,administrator",
			"GET,/sources/credentials,administrator", "POST,/sources/credentials,administrator",
			"GET,/sources/export.opml,administrator", "GET,/sources/import,administrator",
			"POST,/sources/import/confirm,administrator", "GET,/sources/7/edit,administrator",
			"POST,/sources/7/remove,administrator", "GET,/notices/new,administrator",
			"POST,/notices/import,administrator", "GET,/notices/7/revise,administrator" })
	void letsInWhoMayComeIn(String method, String path, String who) {
		List<Role> in = java.util.Arrays.stream(Role.values())
			.filter((role) -> this.routes.of(HttpMethod.valueOf(method), path)
				.filter((route) -> !route.open() && route.lets(Set.of(role)))
				.isPresent())
			.toList();
		assertThat(in).isEqualTo(switch (who) {
			case "everybody" -> List.of(Role.values());
			case "desks" -> List.of(Role.ADMIN, Role.HELPDESK, Role.COMMUNICATIONS, Role.MANAGER, Role.ADMINISTRATOR);
			case "senders" -> List.of(Role.HELPDESK, Role.COMMUNICATIONS, Role.ADMINISTRATOR);
			case "administrator" -> List.of(Role.ADMINISTRATOR);
			default -> List.of();
		});
	}

	@ParameterizedTest
	@CsvSource({ "GET,/a/x", "HEAD,/a/x", "POST,/a/x", "GET,/a/x/not-me", "POST,/a/x/not-me", "GET,/u/x", "POST,/u/x",
			"POST,/u/x/one-click", "GET,/sign-in", "POST,/sign-in", "GET,/setup", "POST,/setup", "GET,/runstate.css",
			"GET,/icon.svg", "GET,/webjars/picocss__pico/css/pico.min.css", "GET,/actuator/health",
			"GET,/actuator/health/readiness", "GET,/error" })
	void isOpenBeforeSignIn(String method, String path) {
		assertThat(this.routes.of(HttpMethod.valueOf(method), path)).get().extracting(Route::open).isEqualTo(true);
	}

	private static Set<HttpMethod> methods(RequestMappingInfo info) {
		Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
		return (methods.isEmpty() ? Set.of(RequestMethod.values()) : methods).stream()
			.map(RequestMethod::asHttpMethod)
			.filter((method) -> !Set.of(HttpMethod.OPTIONS, HttpMethod.TRACE).contains(method))
			.collect(java.util.stream.Collectors.toSet());
	}

}
