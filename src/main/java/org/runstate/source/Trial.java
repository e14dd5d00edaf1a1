package org.runstate.source;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Entry;
import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Validators;
import org.runstate.source.reading.Asked;
import org.runstate.source.reading.ManualReader;
import org.runstate.source.reading.MissingCredentialException;
import org.runstate.source.reading.Options;
import org.runstate.source.reading.Reading;

import org.springframework.stereotype.Component;

/**
 * Looks at a source before it is one. Keeps nothing, and goes the same guarded way as
 * every poll.
 */
@Component
class Trial {

	private static final int SHOWN = 10;

	/** A preview holds a request for as long as the source takes. */
	private final Semaphore free = new Semaphore(4);

	private final Visitor visitor;

	private final Credentials credentials;

	Trial(Visitor visitor, Credentials credentials) {
		this.visitor = visitor;
		this.credentials = credentials;
	}

	/**
	 * What a source would give.
	 * @param find whether its kind is to be found out
	 */
	Result of(Listed source, boolean find) {
		if (source.kind().equals(ManualReader.KIND)) {
			return new Result(source.kind(), "", 0, List.of(),
					List.of("Its notices are written by hand; nothing is fetched."), null, "", "");
		}
		if (!this.free.tryAcquire()) {
			return Result.bad(source.kind(), "busy", "Several previews are under way.", "Try again in a minute.");
		}
		try {
			Options options = new Options(source.options());
			Asked asked = new Asked(source.url(), options, this.credentials.named(options.texts("credentials")), null);
			AtomicReference<String> kind = new AtomicReference<>(source.kind());
			Visited visited = find ? this.visitor.visit(asked, kind::set)
					: this.visitor.visit(source.kind(), asked, Validators.NONE, null, () -> {
					});
			return result(Objects.requireNonNull(kind.get()), visited.look());
		}
		catch (MissingCredentialException ex) {
			return Result.bad(source.kind(), Failure.CREDENTIAL_MISSING.words(), ex.sentence(),
					Advice.on(Failure.CREDENTIAL_MISSING));
		}
		finally {
			this.free.release();
		}
	}

	private static Result result(String kind, Look look) {
		if (look.asFirst() instanceof Look.Bad bad) {
			return Result.bad(kind, bad.failure().words(), bad.detail(), Advice.on(bad.failure()));
		}
		Reading.Good reading = ((Look.Said) look).reading();
		return new Result(kind, reading.title(), reading.entries().size(),
				reading.entries().stream().limit(SHOWN).map(Line::of).toList(), reading.warnings(), null, "", "");
	}

	/**
	 * What came of it.
	 *
	 * @param kind the kind it was read as
	 * @param title what the source calls itself, perhaps empty
	 * @param all how many entries it has
	 * @param entries the first of them
	 * @param problem what stands in the way, or null
	 * @param detail one sentence about that
	 * @param advice one sentence about what to do
	 */
	public record Result(String kind, String title, int all, List<Line> entries, List<String> warnings,
			@Nullable String problem, String detail, String advice) {

		public Result {
			entries = List.copyOf(entries);
			warnings = List.copyOf(warnings);
		}

		static Result bad(String kind, String problem, String detail, String advice) {
			return new Result(kind, "", 0, List.of(), List.of(), problem, detail, advice);
		}

	}

	/**
	 * An entry as a line.
	 *
	 * @param url the address of its page, perhaps empty
	 * @param day when the source says it was published or changed, perhaps empty
	 */
	public record Line(String title, String url, String day, List<String> labels) {

		static Line of(Entry entry) {
			Instant at = (entry.published() != null) ? entry.published() : entry.updated();
			return new Line(entry.title(), Optional.ofNullable(entry.url()).orElse(""),
					(at != null) ? at.toString().substring(0, 10) : "", entry.labels().stream().limit(4).toList());
		}

	}

}
