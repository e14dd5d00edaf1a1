package org.runstate.web.oidc;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.web.client.RestClient;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The way to the issuer and back, with state, nonce and proof of the code. What comes of
 * it is an ordinary session, see {@link Arrival}.
 */
@Configuration(proxyBeanMethods = false)
@WhenOidc
class OidcConfiguration {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	SecurityFilterChain issuerAndBack(HttpSecurity http, Issuer issuer, Arrival arrival) {
		return http.securityMatcher("/sign-in/oidc", Issuer.BACK)
			.headers(AbstractHttpConfigurer::disable) // ResponseHeaders writes them
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.oauth2Login((login) -> login.clientRegistrationRepository(issuer)
				.authorizedClientRepository(new KeepsNoTokens())
				// Nobody is signed in before Arrival says so.
				.securityContextRepository(new NullSecurityContextRepository())
				.loginPage("/sign-in")
				.authorizationEndpoint((begin) -> begin.authorizationRequestResolver(new Begin(issuer)))
				.redirectionEndpoint((back) -> back.baseUri(Issuer.BACK))
				.tokenEndpoint((token) -> token.accessTokenResponseClient(tokens()))
				// Only what is signed counts: the address for more is not asked.
				.userInfoEndpoint((user) -> user
					.oidcUserService((shown) -> new DefaultOidcUser(java.util.List.of(), shown.getIdToken())))
				.successHandler(arrival)
				.failureHandler(arrival))
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.build();
	}

	private static RestClientAuthorizationCodeTokenResponseClient tokens() {
		SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
		requests.setConnectTimeout(PATIENCE);
		requests.setReadTimeout(PATIENCE);
		RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
		tokens.setRestClient(RestClient.builder()
			.requestFactory(requests)
			.configureMessageConverters((converters) -> converters.disableDefaults()
				.addCustomConverter(new FormHttpMessageConverter())
				.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
			.defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
			.build());
		return tokens;
	}

	/** Runstate asks nothing more of the issuer in a person's name. */
	private static final class KeepsNoTokens implements OAuth2AuthorizedClientRepository {

		@Override
		@SuppressWarnings("TypeParameterUnusedInFormals") // as Spring declares it
		public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(String id, Authentication person,
				HttpServletRequest request) {
			return null;
		}

		@Override
		public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication person,
				HttpServletRequest request, HttpServletResponse response) {
			// none is needed
		}

		@Override
		public void removeAuthorizedClient(String id, Authentication person, HttpServletRequest request,
				HttpServletResponse response) {
			// none was kept
		}

	}

}
