package org.runstate.web.oidc;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import tools.jackson.databind.json.JsonMapper;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

/**
 * An issuer on loopback that signs what a test tells it to say.
 */
final class MockIssuer {

	static final String CLIENT = "runstate-test";

	final WireMockServer server = new WireMockServer(options().dynamicPort());

	private final RSAKey key = key();

	void start() {
		this.server.start();
		reset();
	}

	void reset() {
		this.server.resetAll();
		this.server.stubFor(get("/.well-known/openid-configuration").willReturn(okJson(json(Map.of("issuer", address(),
				"authorization_endpoint", address() + "/authorize", "token_endpoint", address() + "/token", "jwks_uri",
				address() + "/keys", "end_session_endpoint", address() + "/end?realm=one", "subject_types_supported",
				new String[] { "public" }, "id_token_signing_alg_values_supported", new String[] { "RS256" },
				"response_types_supported", new String[] { "code" })))));
		this.server.stubFor(get("/keys").willReturn(okJson(new JWKSet(this.key.toPublicJWK()).toString())));
	}

	String address() {
		return this.server.baseUrl();
	}

	/** Everything in order; tests replace what is not. */
	Map<String, Object> claims(String nonce, String subject, String email) {
		Map<String, Object> claims = new HashMap<>();
		claims.put("iss", address());
		claims.put("aud", CLIENT);
		claims.put("sub", subject);
		claims.put("nonce", nonce);
		claims.put("exp", Date.from(Instant.now().plusSeconds(300)));
		claims.put("iat", Date.from(Instant.now()));
		claims.put("email", email);
		claims.put("email_verified", true);
		claims.put("name", "Nia Claims");
		return claims;
	}

	void answers(Map<String, Object> claims) {
		answers(claims, this.key);
	}

	/** As somebody who does not have the issuer's key. */
	void answersForged(Map<String, Object> claims) {
		answers(claims, key());
	}

	private void answers(Map<String, Object> claims, RSAKey signer) {
		JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
		claims.forEach(set::claim);
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(this.key.getKeyID()).build(),
				set.build());
		try {
			token.sign(new RSASSASigner(signer));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		this.server.stubFor(post("/token").willReturn(okJson(json(Map.of("access_token", UUID.randomUUID().toString(),
				"token_type", "Bearer", "expires_in", 300, "id_token", token.serialize())))));
	}

	void refuses() {
		this.server.stubFor(post("/token").willReturn(aResponse().withStatus(400)
			.withHeader("Content-Type", "application/json")
			.withBody("{\"error\":\"invalid_grant\"}")));
	}

	private static RSAKey key() {
		try {
			return new RSAKeyGenerator(2048).keyID("one").generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String json(Object value) {
		return JsonMapper.builder().build().writeValueAsString(value);
	}

}
