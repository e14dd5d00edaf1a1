package org.runstate.source;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.runstate.notice.Kept;
import org.runstate.notice.Notices;
import org.runstate.notice.Said;
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

	private final Holding holding;

	private final Clock clock;

	private final TransactionTemplate transaction;

	private final Map<String, Long> counts = new HashMap<>();

	PollWriter(Sources sources, Notices notices, Clock clock, PlatformTransactionManager transactions) {
		this.sources = sources;
		this.notices = notices;
		this.holding = new Holding(notices);
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
		Map<Long, String> held = this.holding.reasons(polled);
		List<Said> said = new ArrayList<>();
		for (Polled one : polled) {
			if (one.look() instanceof Look.Said look && !held.containsKey(one.source().id())) {
				said.add(said(one, look));
			}
		}
		List<Kept> kept = said.isEmpty() ? List.of() : this.notices.keep(said, this.clock.instant());
		Map<Long, Kept> keptBySource = new HashMap<>();
		for (int i = 0; i < kept.size(); i++) {
			keptBySource.put(said.get(i).sourceId(), kept.get(i));
		}
		return polled.stream().map((one) -> outcome(one, held, keptBySource)).toList();
	}

	private static Outcome outcome(Polled polled, Map<Long, String> held, Map<Long, Kept> kept) {
		if (polled.look() instanceof Look.Said said) {
			String why = held.get(polled.source().id());
			Kept mine = kept.getOrDefault(polled.source().id(), new Kept(0, 0, 0));
			return (why != null) ? Outcomes.held(polled, said, why) : Outcomes.kept(polled, said, mine);
		}
		if (polled.look() instanceof Look.Later later) {
			return Outcomes.failed(polled, later.failure(), later.detail(), later.until());
		}
		if (polled.look() instanceof Look.Bad bad) {
			return Outcomes.failed(polled, bad.failure(), bad.detail(), null);
		}
		return Outcomes.unchanged(polled);
	}

	private static Said said(Polled polled, Look.Said said) {
		Source source = polled.source();
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
