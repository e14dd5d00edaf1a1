package org.runstate.web;

import java.util.Set;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.SessionTrackingMode;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * How requests are guarded: programs by token, people by session, both by the table of
 * routes.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {

	@Bean
	@Order(1)
	SecurityFilterChain programs(HttpSecurity http, Routes routes, ApiTokens tokens, ApiRefusal refusal) {
		return http.securityMatcher(byProgram())
			// A browser never adds a token by itself.
			.csrf(AbstractHttpConfigurer::disable)
			.headers(AbstractHttpConfigurer::disable) // ResponseHeaders writes them
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.addFilterAfter(new TokenFilter(tokens), SecurityContextHolderFilter.class)
			.exceptionHandling((failure) -> failure.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.anyRequest()
				.access(routes))
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain pages(HttpSecurity http, Routes routes, SignIn signIn, SignInFirst signInFirst, Refusal refusal,
			WebSettings settings, ObjectProvider<LogoutHandler> leaving, ObjectProvider<LogoutSuccessHandler> left) {
		return http
			// A link in a mail carries its own signed value.
			.csrf((csrf) -> csrf.ignoringRequestMatchers("/a/**", "/u/**").csrfTokenRequestHandler(new FormValue()))
			.headers(AbstractHttpConfigurer::disable) // ResponseHeaders writes them
			.requestCache(AbstractHttpConfigurer::disable) // SignInFirst remembers in the
															// address
			.logout((out) -> {
				out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out");
				leaving.ifAvailable(out::addLogoutHandler);
				left.ifAvailable(out::logoutSuccessHandler);
			})
			.addFilterBefore(new OriginCheck(settings.baseUrl()), SecurityContextHolderFilter.class)
			.addFilterAfter(new SessionCheck(signIn), SecurityContextHolderFilter.class)
			.exceptionHandling((failure) -> failure.authenticationEntryPoint(signInFirst).accessDeniedHandler(refusal))
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.anyRequest()
				.access(routes))
			.build();
	}

	@Bean
	ServletContextInitializer sessionCookie(WebSettings settings) {
		return (context) -> {
			context.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
			context.getSessionCookieConfig().setName(settings.isHttps() ? "__Host-runstate" : "runstate");
			context.getSessionCookieConfig().setPath("/");
			context.getSessionCookieConfig().setHttpOnly(true);
			context.getSessionCookieConfig().setSecure(settings.isHttps());
		};
	}

	/** A figure for each filter of each request says nothing to an operator. */
	@Bean
	SecurityObservationSettings unobserved() {
		return SecurityObservationSettings.noObservations();
	}

	@Bean
	CookieSameSiteSupplier sameSite() {
		return CookieSameSiteSupplier.ofLax();
	}

	/** Figures are read by programs and by administrators. */
	private static RequestMatcher byProgram() {
		PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
		RequestMatcher bearer = (request) -> {
			String header = request.getHeader(HttpHeaders.AUTHORIZATION);
			return header != null && TokenFilter.isBearer(header);
		};
		return new OrRequestMatcher(paths.matcher("/api/**"), paths.matcher("/v3/**"),
				new AndRequestMatcher(paths.matcher("/actuator/**"), bearer));
	}

}
