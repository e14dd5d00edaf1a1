package org.runstate.delivery;

import java.time.Clock;
import java.util.Optional;

import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.database.Installation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether anything may leave at all: somebody may have paused it, and a copy of the
 * database sends nothing. Holds for every process on the database.
 */
@Component
public class Outbound {

	private static final Logger log = LoggerFactory.getLogger(Outbound.class);

	private static final String PAUSED = "outbound.paused";

	private final JdbcClient jdbc;

	private final Installation installation;

	private final MailServer server;

	private final Audit audit;

	private final Clock clock;

	Outbound(JdbcClient jdbc, Installation installation, MailServer server, Audit audit, Clock clock) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.installation = installation;
		this.server = server;
		this.clock = clock;
	}

	/** Why nothing leaves, in a sentence; empty when messages are sent. */
	public Optional<String> closed() {
		return this.installation.foreign()
			.or(() -> isPaused() ? Optional.of("Sending is paused: messages are kept until it goes on.")
					: Optional.empty());
	}

	/** Whether there is a mail server; without one messages are kept to be looked at. */
	public boolean isMailServerSet() {
		return this.server.isConfigured();
	}

	boolean isPaused() {
		return !this.jdbc.sql("select 1 from setting where name = ?").param(PAUSED).query().listOfRows().isEmpty();
	}

	/** Stops sending; what is on its way arrives. */
	@Transactional
	void pause() {
		this.audit.note(Did.SENDING_PAUSED, About.ALL);
		this.jdbc.sql("insert ignore into setting (name, value) values (?, ?)")
			.params(PAUSED, this.clock.instant().toString())
			.update();
		log.info("sending paused");
	}

	@Transactional
	void resume() {
		this.audit.note(Did.SENDING_RESUMED, About.ALL);
		this.jdbc.sql("delete from setting where name = ?").param(PAUSED).update();
		log.info("sending resumed");
	}

	/** This process is the original from now on. */
	@Transactional
	void adopt() {
		this.audit.note(Did.INSTALLATION_ADOPTED, About.ALL);
		this.installation.adopt();
	}

}
