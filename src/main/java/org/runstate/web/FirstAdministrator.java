package org.runstate.web;

import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * At the start of a server without accounts, makes the administrator that the settings
 * name or says in the log how to make one.
 */
@Component
@ConditionalOnWebApplication
class FirstAdministrator {

	private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

	private final Setup setup;

	private final Accounts accounts;

	private final WebSettings settings;

	FirstAdministrator(Setup setup, Accounts accounts, WebSettings settings) {
		this.setup = setup;
		this.accounts = accounts;
		this.settings = settings;
	}

	@EventListener(ApplicationReadyEvent.class)
	void prepare() {
		if (!this.accounts.isEmpty()) {
			return;
		}
		WebSettings.Admin admin = this.settings.admin();
		String email = (admin != null) ? admin.email() : null;
		String password = (admin != null) ? admin.password() : null;
		if (StringUtils.hasText(email) && StringUtils.hasText(password)) {
			makeBySettings(email, password);
			return;
		}
		log.info("no account yet: open {}/setup and enter the code {}", this.settings.baseUrl(), this.setup.code());
	}

	private void makeBySettings(String email, String password) {
		Optional<String> fault = PasswordRule.fault(password, email);
		if (fault.isEmpty()) {
			this.setup.bySettings(email, password)
				.ifPresent((person) -> log.info("first administrator made person={}", person));
		}
		else {
			log.error("first administrator not made: set another RUNSTATE_ADMIN_PASSWORD and start again. {}",
					fault.get());
		}
	}

}
