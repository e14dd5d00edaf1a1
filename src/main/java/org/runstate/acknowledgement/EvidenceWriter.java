package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.runstate.acknowledgement.Facts.Fact;
import org.runstate.acknowledgement.Given.Which;
import org.runstate.acknowledgement.Presses.Doubts;
import org.runstate.audit.Pseudonyms;
import org.runstate.change.Leads;
import org.runstate.database.Again;

import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes acknowledgements, several in one transaction: into the chain, into what counts,
 * and onto what is owed.
 */
@Component
class EvidenceWriter {

	private final Facts facts;

	private final Presses presses;

	private final Pseudonyms pseudonyms;

	private final Leads leads;

	private final EvidenceTable evidence;

	private final Closings closings;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final RetryTemplate again = Again.whenInTheWay();

	EvidenceWriter(Facts facts, Presses presses, Pseudonyms pseudonyms, Leads leads, EvidenceTable evidence,
			Closings closings, PlatformTransactionManager transactions, Clock clock) {
		this.facts = facts;
		this.presses = presses;
		this.pseudonyms = pseudonyms;
		this.leads = leads;
		this.evidence = evidence;
		this.closings = closings;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/**
	 * Records these, all or none of them.
	 * @return what became of each, in their order
	 */
	List<Recorded> append(List<Given> given) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		Map<Which, Fact> known = this.facts.of(keys(given));
		List<Given> possible = given.stream().filter((one) -> isPossible(one, known)).toList();
		Doubts doubts = this.presses.doubts(possible, now);
		Map<Long, Long> settled = this.leads.settled(notices(possible));
		List<Given> sure = possible.stream().filter((one) -> doubts.about(one).isEmpty()).toList();
		Entries entries = new Entries(now, known, doubts);
		try {
			return Objects.requireNonNull(this.again.execute(() -> this.transaction.execute((status) -> {
				entries.begin(possible.isEmpty() ? Map.of() : this.pseudonyms.make(without(possible, known)));
				close(sure, settled, now);
				return possible.isEmpty() ? entries.add(given, Map.of()) : record(given, possible, entries);
			})));
		}
		catch (RetryException ex) {
			throw new IllegalStateException(given.size() + " acknowledgements were not recorded", ex);
		}
	}

	private List<Recorded> record(List<Given> given, List<Given> possible, Entries entries) {
		Head head = this.evidence.hold();
		entries.follow(head);
		entries.takeBack(this.evidence.counted(entries.doubts().before()));
		List<Recorded> answers = entries.add(given, this.facts.before(keys(possible)));
		this.evidence.add(entries);
		this.presses.keep(entries.presses());
		this.closings.reopen(entries.taken(), entries.at());
		return answers;
	}

	private static boolean isPossible(Given given, Map<Which, Fact> known) {
		Fact fact = known.get(given.key());
		return fact != null && !(fact.signedInOnly() && given.isFromOutside());
	}

	private static Collection<Which> keys(List<Given> given) {
		return given.stream().map(Given::key).collect(Collectors.toSet());
	}

	private static Set<Long> notices(List<Given> given) {
		return given.stream().map(Given::noticeId).collect(Collectors.toSet());
	}

	private static Set<Long> without(List<Given> given, Map<Which, Fact> known) {
		Set<Long> people = new HashSet<>();
		for (Given one : given) {
			if (Objects.requireNonNull(known.get(one.key())).pseudonym() == null) {
				people.add(one.personId());
			}
			if (one.byPersonId() != 0) {
				people.add(one.byPersonId());
			}
		}
		return people;
	}

	/**
	 * Everything in the transaction is a locking read or a write, and always in this
	 * order: whoever opens obligations waits for the obligation's place first, and the
	 * end of the chain is held as briefly as can be.
	 */
	private void close(List<Given> sure, Map<Long, Long> settled, Instant now) {
		List<Closings.Done> done = new ArrayList<>();
		for (Given one : sure) {
			done.add(new Closings.Done(one.personId(), one.noticeId(), one.revision()));
			Long lead = settled.get(one.noticeId());
			if (lead != null) {
				// the same thing under the name of its lead
				done.add(new Closings.Done(one.personId(), lead, Integer.MAX_VALUE));
			}
		}
		this.closings.close(done, now);
	}

}
