package org.runstate.web.oidc;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.runstate.audience.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OidcSettingsTests {

	@Test
	void takesAnIssuerOfOneOrganisation() {
		assertThat(settings("https://login.microsoftonline.com/0a1b/v2.0", "x").check().isEntra()).isTrue();
		assertThat(settings("https://id.example.org/realms/one", "x").check().isEntra()).isFalse();
	}

	@Test
	void refusesAnIssuerThatAnybodyCanJoinOrOverhear() {
		assertRefused(settings("https://login.microsoftonline.com/common/v2.0", "x"), "your tenant");
		assertRefused(settings("http://id.example.org", "x"), "https");
		assertRefused(settings("id.example.org", "x"), "https");
		assertRefused(settings("https://login.microsoftonline.com", "x"), "your tenant");
	}

	@Test
	void refusesAMissingClientAndAnUnknownRole() {
		assertRefused(settings("https://id.example.org", " "), "RUNSTATE_OIDC_CLIENT_ID");
		assertRefused(settings("https://id.example.org", "x", "Admins=king"), "Admins=king");
		assertRefused(settings("https://id.example.org", "x", "administrator"), "value=role");
	}

	@Test
	void readsTheMapping() {
		assertThat(settings("https://id.example.org", "x", "a=b=Administrator", "Desk = helpdesk").mapping())
			.isEqualTo(Map.of("a=b", Role.ADMINISTRATOR, "Desk", Role.HELPDESK));
	}

	private static void assertRefused(OidcSettings settings, String said) {
		assertThatIllegalArgumentException().isThrownBy(settings::check).withMessageContaining(said);
	}

	private static OidcSettings settings(String issuer, String client, String... roles) {
		return new OidcSettings(issuer, client, "", "us", false, null, null, List.of(roles));
	}

}
