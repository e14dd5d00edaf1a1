package org.runstate.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.runstate.bounce.Bounces;
import org.runstate.delivery.Outbound;
import org.runstate.delivery.Outbox;
import org.runstate.source.SourceHealth;
import org.runstate.source.SourceHealth.Unwell;
import org.runstate.source.SourceWatch;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Is everything well? Looks at whatever stands still without anybody noticing: the
 * schedule, the sources, the mail, the clock.
 */
@Component
class Checks {

	/** A schedule looks for work every minute at least. */
	private static final Duration SILENT = Duration.ofMinutes(4);

	/** A message that is due this long and still here. */
	private static final Duration LATE = Duration.ofMinutes(15);

	private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

	/** Links, claims and days are wrong by as much. */
	private static final Duration CLOCKS_WRONG = Duration.ofSeconds(30);

	private static final int NAMED = 3;

	private final Heartbeats heartbeats;

	private final RunHistory history;

	private final SourceWatch sources;

	private final Outbox outbox;

	private final Outbound outbound;

	private final Bounces bounces;

	private final JdbcClient jdbc;

	private final Clock clock;

	Checks(Heartbeats heartbeats, RunHistory history, SourceWatch sources, Outbox outbox, Outbound outbound,
			Bounces bounces, JdbcClient jdbc, Clock clock) {
		this.heartbeats = heartbeats;
		this.history = history;
		this.sources = sources;
		this.outbox = outbox;
		this.outbound = outbound;
		this.bounces = bounces;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Everything that is looked at, what is worst first. */
	List<Finding> find() {
		Instant now = this.clock.instant();
		List<Finding> findings = new ArrayList<>(
				List.of(schedule(now), failures(), sources(now), mail(now), people(), clocks(now)));
		findings.sort((one, other) -> other.state().compareTo(one.state()));
		return findings;
	}

	private Finding schedule(Instant now) {
		Map<String, Instant> beats = this.heartbeats.last();
		List<String> silent = new ArrayList<>();
		for (JobName job : JobName.values()) {
			Instant beat = beats.get(job.key());
			boolean seen = beat != null && beat.isAfter(now.minus(SILENT));
			if (!seen && !this.history.isRunning(job.key())) {
				silent.add(job.key() + ((beat != null) ? " for " + words(Duration.between(beat, now)) : ""));
			}
		}
		if (silent.isEmpty()) {
			return Finding.good("Schedule", "Each job is looked after every minute.", "");
		}
		return beats.isEmpty()
				? Finding.look("Schedule",
						"No server has looked for work yet. It begins with \"serve\", or run the jobs from here.", "")
				: Finding.bad("Schedule", "Nobody has looked for work: " + String.join(", ", silent)
						+ ". Nothing is lost; start the server again, or look into its log.", "");
	}

	private Finding failures() {
		List<String> failing = this.history.failing();
		return failing.isEmpty() ? Finding.good("Jobs", "The last run of each job came to its end.", "")
				: Finding.bad("Jobs",
						"The last run of " + String.join(", ", failing)
								+ " failed. The reason stands below; what was done is kept, the rest is tried again.",
						"#runs");
	}

	private Finding sources(Instant now) {
		SourceHealth health = this.sources.health(now);
		if (health.total() == 0) {
			return Finding.look("Sources", "There is no source yet: choose some from the catalogue.",
					"/sources/catalogue");
		}
		String fresh = "%d of %d sources fresh".formatted(health.fresh(), health.total());
		if (health.unwell().isEmpty()) {
			return Finding.good("Sources", fresh + ".", "/sources");
		}
		String names = health.unwell().stream().limit(NAMED).map(Unwell::name).collect(Collectors.joining(", "));
		int more = health.unwell().size() - NAMED;
		return Finding.bad("Sources", fresh + "; not: " + names + ((more > 0) ? " and " + more + " more" : "")
				+ ". What they say meanwhile is caught up when they are back.", "/sources");
	}

	private Finding mail(Instant now) {
		Optional<String> closed = this.outbound.closed();
		if (closed.isPresent()) {
			return Finding.look("Mail", closed.get(), "/outbox");
		}
		if (!this.outbound.isMailServerSet()) {
			return Finding.look("Mail", "No mail server is set: messages are kept and shown. Set SPRING_MAIL_HOST.",
					"/outbox");
		}
		Optional<Instant> oldest = this.outbox.oldestDue(now);
		return oldest.filter((due) -> due.isBefore(now.minus(LATE)))
			.map((due) -> Finding.bad("Mail",
					"The oldest message that is due waits for " + words(Duration.between(due, now))
							+ ". The outbox shows what the mail server said.",
					"/outbox"))
			.orElse(Finding.good("Mail", "No message waits for longer than 15 minutes.", "/outbox"));
	}

	private Finding people() {
		int unreachable = this.bounces.unreachable().size();
		return (unreachable == 0) ? Finding.good("People", "Mail reaches everybody, as far as is known.", "/people")
				: Finding.look("People",
						unreachable + ((unreachable == 1) ? " person" : " people")
								+ " cannot be reached by mail: what was sent came back. Correct the address.",
						"/people");
	}

	private Finding clocks(Instant now) {
		Instant theirs = this.jdbc.sql("select utc_timestamp(6)").query(Instant.class).single();
		Duration apart = Duration.between(now, theirs).abs();
		if (apart.compareTo(CLOCKS_DIFFER) <= 0) {
			return Finding.good("Clocks", "This machine and the database agree on the time.", "");
		}
		String says = "The clocks of this machine and the database are " + apart.toSeconds()
				+ " seconds apart. Let both ask the same time server.";
		return (apart.compareTo(CLOCKS_WRONG) > 0) ? Finding.bad("Clocks", says, "") : Finding.look("Clocks", says, "");
	}

	private static String words(Duration time) {
		if (time.toHours() > 48) {
			return time.toDays() + " days";
		}
		return (time.toMinutes() > 120) ? time.toHours() + " hours" : Math.max(1, time.toMinutes()) + " min";
	}

}
