package org.runstate.source;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Absences;
import org.runstate.notice.Compared;
import org.runstate.notice.Kept;
import org.runstate.notice.Notices;
import org.runstate.notice.Said;
import org.runstate.source.fetch.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what polls brought and records how they ended, both in one transaction.
 */
@Component
class PollWriter implements ItemWriter<Polls>, ItemStream {

	private static final Logger log = LoggerFactory.getLogger(PollWriter.class);

	private final Sources sources;

	private final Notices notices;

	private final Absences absences;

	private final HeldBatches held;

	private final Clock clock;

	private final TransactionTemplate transaction;

	private final Map<String, Long> counts = new HashMap<>();

	PollWriter(Sources sources, Notices notices, Absences absences, HeldBatches held, Clock clock,
			PlatformTransactionManager transactions) {
		this.sources = sources;
		this.notices = notices;
		this.absences = absences;
		this.held = held;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	@Override
	public void open(ExecutionContext context) {
		this.counts.clear();
	}

	@Override
	public void update(ExecutionContext context) {
		for (String name : List.of("sources", "unchanged", "failed", "held", "notices", "revisions")) {
			context.putLong(name, this.counts.getOrDefault(name, 0L));
		}
	}

	@Override
	public void write(Chunk<? extends Polls> chunk) {
		for (Polls polls : chunk) {
			try {
				keep(polls.polled());
			}
			catch (DataAccessException ex) {
				log.warn("polls not kept together count={}", polls.polled().size(), ex);
				polls.polled().forEach(this::keepAlone);
			}
		}
	}

	/** One source whose words the database refuses must not cost the others theirs. */
	private void keepAlone(Polled polled) {
		try {
			keep(List.of(polled));
		}
		catch (DataAccessException ex) {
			log.error("poll not kept source={}", polled.source().key(), ex);
			Outcome failed = Outcomes.failed(polled, Failure.LIMIT_EXCEEDED, "What it says could not be stored.", null);
			this.transaction.executeWithoutResult((status) -> this.sources.record(List.of(failed)));
			count(List.of(failed));
		}
	}

	private void keep(List<Polled> polled) {
		List<Outcome> outcomes = this.transaction.execute((status) -> {
			List<Outcome> ended = outcomes(polled);
			this.sources.record(ended);
			return ended;
		});
		count((outcomes != null) ? outcomes : List.of());
	}

	private List<Outcome> outcomes(List<Polled> polled) {
		Map<Long, Outcome> outcomes = new HashMap<>();
		keepFine(holdOdd(read(polled), outcomes), outcomes);
		List<Outcome> ended = polled.stream()
			.map((one) -> outcomes.computeIfAbsent(one.source().id(), (id) -> outcome(one)))
			.toList();
		Set<Long> troubled = polled.stream()
			.map(Polled::source)
			.filter((before) -> !before.isGood() && !before.isNew())
			.map(Source::id)
			.collect(Collectors.toSet());
		this.held.forget(ended.stream()
			.map(Outcome::after)
			.filter((after) -> after.isGood() && troubled.contains(after.id()))
			.map(Source::id)
			.toList());
		return ended;
	}

	private List<Read> read(List<Polled> polled) {
		List<Polled> read = polled.stream().filter((one) -> one.look() instanceof Look.Said).toList();
		List<Compared> compared = this.notices.compare(read.stream().map(PollWriter::said).toList());
		return IntStream.range(0, read.size()).mapToObj((i) -> new Read(read.get(i), compared.get(i))).toList();
	}

	/** What is odd is laid aside; the rest may be kept. */
	private List<Read> holdOdd(List<Read> polls, Map<Long, Outcome> outcomes) {
		List<Read> fine = new ArrayList<>();
		for (Read read : polls) {
			String odd = Holding.reason(read.source(), read.said(), read.compared()).orElse(null);
			if (odd == null) {
				fine.add(read);
			}
			else {
				this.held.put(read.polled(), read.said(), read.compared(), odd);
				outcomes.put(read.source().id(), Outcomes.held(read.polled(), read.said(), odd));
			}
		}
		return fine;
	}

	private void keepFine(List<Read> polls, Map<Long, Outcome> outcomes) {
		List<Kept> kept = this.notices.write(polls.stream().map(Read::compared).toList(), this.clock.instant());
		for (int i = 0; i < polls.size(); i++) {
			Read read = polls.get(i);
			outcomes.put(read.source().id(), Outcomes.kept(read.polled(), read.said(), kept.get(i), read.warnings()));
			if (read.lacksSome()) {
				// costs a statement, and hardly ever comes
				this.absences.mark(read.compared(), read.polled().at());
			}
		}
	}

	/** A poll that was read, beside what is known of its entries. */
	private record Read(Polled polled, Compared compared) {

		Source source() {
			return this.polled.source();
		}

		Look.Said said() {
			return (Look.Said) this.polled.look();
		}

		/** Whether fewer known entries came than there were. */
		boolean lacksSome() {
			Integer before = source().entries();
			return said().whole() && before != null && this.compared.entries() - this.compared.added().size() < before;
		}

		List<String> warnings() {
			List<String> warnings = new ArrayList<>(said().reading().warnings());
			if (this.compared.isRekeyed()) {
				warnings.add("The source gave its entries other ids; they were told by their links and content.");
			}
			return warnings;
		}

	}

	private static Outcome outcome(Polled polled) {
		if (polled.look() instanceof Look.Later later) {
			return Outcomes.failed(polled, later.failure(), later.detail(), later.until());
		}
		if (polled.look() instanceof Look.Bad bad) {
			return Outcomes.failed(polled, bad.failure(), bad.detail(), null);
		}
		return Outcomes.unchanged(polled);
	}

	private static Said said(Polled polled) {
		Source source = polled.source();
		Look.Said said = (Look.Said) polled.look();
		return new Said(source.id(), source.isFirst() && source.baseline(), source.services(), source.platforms(),
				said.reading().entries());
	}

	private void count(List<Outcome> outcomes) {
		Map<String, Long> byState = outcomes.stream()
			.collect(Collectors.groupingBy((outcome) -> outcome.after().state(), Collectors.counting()));
		add("sources", outcomes.size());
		add("failed", byState.get("failing"));
		add("held", byState.get("held"));
		for (Outcome outcome : outcomes) {
			add("unchanged", outcome.poll().outcome().equals("unchanged") ? 1L : 0L);
			add("notices", outcome.poll().notices());
			add("revisions", outcome.poll().revisions());
		}
	}

	private void add(String name, @Nullable Number count) {
		this.counts.merge(name, (count != null) ? count.longValue() : 0L, Long::sum);
	}

}
