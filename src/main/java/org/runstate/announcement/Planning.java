package org.runstate.announcement;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.runstate.acknowledgement.LettingOff;
import org.runstate.acknowledgement.NewObligation;
import org.runstate.acknowledgement.Obligations;
import org.runstate.announcement.Letters.Ready;
import org.runstate.announcement.Recipients.Fixed;
import org.runstate.audience.LinkTokens;
import org.runstate.audience.LinkTokens.Purpose;
import org.runstate.delivery.Body;
import org.runstate.delivery.Body.Piece;
import org.runstate.delivery.NewMessage;
import org.runstate.delivery.Outbox;
import org.runstate.notice.Revision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the messages of what was sent off, when the first of its people may have it: the
 * notice first, then portion by portion a message and what is owed for each person. A
 * process that ends half-way leaves the rest to the next one; two at the same time wait
 * for each other's portions.
 */
@Component
class Planning {

	private static final Logger log = LoggerFactory.getLogger(Planning.class);

	private static final int PORTION = 1000;

	private final AnnouncementTable table;

	private final Recipients recipients;

	private final Letters letters;

	private final Published published;

	private final Obligations obligations;

	private final LettingOff lettingOff;

	private final Outbox outbox;

	private final LinkTokens tokens;

	private final AnnouncementHistory history;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Planning(AnnouncementTable table, Recipients recipients, Letters letters, Published published,
			Obligations obligations, LettingOff lettingOff, Outbox outbox, LinkTokens tokens,
			AnnouncementHistory history, PlatformTransactionManager transactions, Clock clock) {
		this.table = table;
		this.recipients = recipients;
		this.letters = letters;
		this.published = published;
		this.obligations = obligations;
		this.lettingOff = lettingOff;
		this.outbox = outbox;
		this.tokens = tokens;
		this.history = history;
		this.transaction = new TransactionTemplate(transactions);
		// whoever waited for another portion has to see what it left
		this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		this.clock = clock;
	}

	/**
	 * Plans everything whose time has come.
	 * @return how many messages were made
	 */
	int planDue() {
		int made = 0;
		for (long id : this.table.toPlan()) {
			made += plan(id);
		}
		return made;
	}

	/**
	 * Plans one as far as it is to be planned now.
	 * @return how many messages were made
	 */
	int plan(long id) {
		this.transaction.executeWithoutResult((status) -> begin(id));
		int made = 0;
		int some = portion(id);
		while (some > 0) {
			made += some;
			some = portion(id);
		}
		if (made > 0) {
			log.info("announcement planned id={} messages={}", id, made);
		}
		return made;
	}

	private void begin(long id) {
		Announcement one = this.table.lock(id).orElseThrow();
		Instant due = one.firstDue();
		if (one.state() == State.SCHEDULED && due != null && !due.isAfter(this.clock.instant())) {
			Revision revision = this.published.keep(one);
			this.table.becomes(id, revision.noticeId(), revision.number());
			if (one.isWithdrawal()) {
				this.lettingOff.everybody(revision.noticeId());
			}
			this.history.add(id, one.version(), Happened.PLANNED, null, String.valueOf(one.recipients()));
		}
	}

	private int portion(long id) {
		Integer made = this.transaction.execute((status) -> {
			Announcement one = this.table.lock(id).orElseThrow();
			Long after = one.plannedTo();
			if (one.state() != State.SENDING || after == null) {
				return 0;
			}
			List<Fixed> some = this.recipients.next(id, after, PORTION);
			if (!some.isEmpty()) {
				plan(one, some);
			}
			this.table.plannedTo(id, (some.size() < PORTION) ? null : some.get(some.size() - 1).personId());
			return some.size();
		});
		return (made != null) ? made : 0;
	}

	private void plan(Announcement one, List<Fixed> some) {
		Instant now = this.clock.instant();
		Instant ahead = one.content().urgent() ? this.outbox.ahead(now) : null;
		Map<String, Ready> letters = this.letters.open(this.table.rendered(one.id()));
		List<NewMessage> messages = new ArrayList<>();
		List<NewObligation> owed = new ArrayList<>();
		for (Fixed person : some) {
			messages.add(message(one, person, letters, now, (ahead != null) ? ahead : person.dueAt()));
			if (one.content().confirm() && one.content().deadline() != null) {
				owed.add(new NewObligation(person.personId(), notice(one), revision(one), revision(one) > 1,
						one.content().deadline(), one.content().urgent()));
			}
		}
		this.outbox.add(messages);
		if (!owed.isEmpty()) {
			this.obligations.open(owed);
		}
	}

	private NewMessage message(Announcement one, Fixed person, Map<String, Ready> letters, Instant now, Instant due) {
		String language = Locale.forLanguageTag(person.locale()).getLanguage();
		Ready letter = letters.getOrDefault(language, letters.get(Letters.ENGLISH));
		if (letter == null) {
			throw new IllegalStateException("announcement " + one.id() + " was approved without a letter");
		}
		Map<String, String> values = new HashMap<>(
				Map.of("name", person.name(), "notice", String.valueOf(notice(one))));
		if (one.content().confirm() && one.content().deadline() != null) {
			values.put("acknowledge", this.tokens.issue(Purpose.ACKNOWLEDGE, person.personId(), notice(one),
					revision(one), LinkTokens.end(due, one.content().deadline())));
		}
		values.keySet().retainAll(letter.stencil().slots());
		return new NewMessage(UUID.randomUUID(), cause(one.id()) + person.personId(), "announcement", person.personId(),
				person.email(), person.name(), letter.subject(), new Body(List.of(new Piece(letter.stencil(), values))),
				null, now, due);
	}

	/** How the causes of all messages of one begin. */
	static String cause(long id) {
		return "announcement:" + id + ":";
	}

	private static long notice(Announcement one) {
		Long notice = one.noticeId();
		if (notice == null) {
			throw new IllegalStateException("announcement " + one.id() + " is no notice yet");
		}
		return notice;
	}

	private static int revision(Announcement one) {
		Integer revision = one.revision();
		return (revision != null) ? revision : 1;
	}

}
