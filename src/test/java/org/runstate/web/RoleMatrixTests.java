package org.runstate.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.servlet.Filter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;
import org.runstate.audience.Role;
import org.runstate.audience.SignedIn;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

/**
 * Sends every mapped route as every role through the filters of the real application. The
 * handlers behind them are replaced, so that nothing happens.
 */
@RunstateTest
class RoleMatrixTests {

	private static final Path TABLE = Path.of("docs", "roles.md");

	private static final Path FOUND = Path.of("target", "roles.md");

	private static final int LET_IN = 299;

	/** Routes whose handlers exist only with an issuer. */
	private static final List<String> OF_AN_ISSUER = List.of("GET /sign-in/oidc", "GET /sign-in/oidc/back",
			"GET /sign-in/refused", "GET /sign-in/leaving");

	@Autowired
	ApplicationContext context;

	@Autowired
	Routes routes;

	@Autowired
	@Qualifier("springSecurityFilterChain")
	Filter filters;

	private MockMvcTester mvc;

	@BeforeEach
	void handlersAreReplaced() {
		this.mvc = MockMvcTester
			.create(MockMvcBuilders.standaloneSetup(new Everywhere()).apply(springSecurity(this.filters)).build());
	}

	@Test
	void everyRouteLetsInExactlyWhomTheTableSays() throws IOException {
		String found = "| Route | signed out | "
				+ Arrays.stream(Role.values()).map(Role::key).collect(Collectors.joining(" | ")) + " |\n|"
				+ " --- |".repeat(Role.values().length + 2) + "\n"
				+ all().stream().map(this::row).collect(Collectors.joining());
		Files.writeString(FOUND, found);
		String table = Files.readString(TABLE);
		assertThat(found).as("routes and roles; when it is meant like this, take the table of %s into %s", FOUND, TABLE)
			.isEqualTo(table.substring(table.indexOf("| Route")));
	}

	@Test
	void filtersDecideAsTheTableOfRoutesSays() {
		for (String route : all()) {
			for (Role role : Role.values()) {
				assertThat(isLetIn(route, Set.of(role))).as("%s as %s", route, role)
					.isEqualTo(this.routes.of(method(route), path(route)).orElseThrow().lets(Set.of(role)));
			}
			assertThat(isLetIn(route, null)).as("%s signed out", route)
				.isEqualTo(this.routes.of(method(route), path(route)).orElseThrow().open());
		}
	}

	@Test
	void nobodyComesInByAMethodOrAPathThatIsNotMapped() {
		Set<String> all = all();
		for (String route : all) {
			for (HttpMethod method : List.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE)) {
				String other = method + route.substring(route.indexOf(' '));
				if (!path(route).startsWith("/api/") && !path(route).equals("/error") && !all.contains(other)) {
					assertThat(isLetIn(other, Set.of(Role.ADMINISTRATOR))).as(other).isFalse();
				}
			}
		}
		for (String path : List.of("/actuator", "/actuator/env", "/h2-console", "/swagger-ui/index.html", "/x",
				"/people.json/x", "/PEOPLE")) {
			assertThat(isLetIn("GET " + path, Set.of(Role.VIEWER))).as(path).isFalse();
		}
	}

	@Test
	void withoutARoleSomebodyIsAViewer() {
		for (String route : all()) {
			assertThat(isLetIn(route, Set.of())).as(route).isEqualTo(isLetIn(route, Set.of(Role.VIEWER)));
		}
	}

	private String row(String route) {
		String roles = Arrays.stream(Role.values())
			.map((role) -> isLetIn(route, Set.of(role)) ? "yes" : "–")
			.collect(Collectors.joining(" | "));
		return "| `%s` | %s | %s |\n".formatted(route.replace("|", "\\|"), isLetIn(route, null) ? "yes" : "–", roles);
	}

	private boolean isLetIn(String route, @Nullable Set<Role> roles) {
		return this.mvc.method(method(route))
			.uri(path(route))
			.with(csrf())
			.with((roles != null) ? user(new SignedIn(7, "x@example.org", "X", roles)) : anonymous())
			.exchange()
			.getResponse()
			.getStatus() <= LET_IN;
	}

	private static HttpMethod method(String route) {
		return HttpMethod.valueOf(route.substring(0, route.indexOf(' ')));
	}

	private static String path(String route) {
		return route.substring(route.indexOf(' ') + 1).replaceAll("\\{[^}]*}|\\*\\*?", "1");
	}

	private Set<String> all() {
		Set<String> all = new TreeSet<>((one, other) -> {
			int byPath = one.substring(one.indexOf(' ')).compareTo(other.substring(other.indexOf(' ')));
			return (byPath != 0) ? byPath : one.compareTo(other);
		});
		all.addAll(OF_AN_ISSUER);
		this.context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
			.values()
			.stream()
			.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
			.forEach((info) -> info.getPatternValues()
				.forEach((pattern) -> methods(info).forEach((method) -> all.add(method + " " + pattern))));
		return all;
	}

	private static Set<RequestMethod> methods(RequestMappingInfo info) {
		Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
		return methods.isEmpty() ? Set.of(RequestMethod.GET) : methods;
	}

	@RestController
	static class Everywhere {

		@RequestMapping("/**")
		ResponseEntity<Void> everywhere() {
			return ResponseEntity.noContent().build();
		}

	}

}
