package org.runstate.acknowledgement;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.runstate.audience.Audience;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audit.About;
import org.runstate.audit.Actor;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.impact.Impacts;
import org.runstate.impact.News;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices that somebody asks an audience to acknowledge, beyond the policy.
 */
@Repository
public class Asking {

	private static final int PORTION = 500;

	private final Obligations obligations;

	private final OwingSettings policy;

	private final Impacts impacts;

	private final People people;

	private final JdbcClient jdbc;

	private final Audit audit;

	private final Clock clock;

	Asking(Obligations obligations, OwingSettings policy, Impacts impacts, People people, JdbcClient jdbc, Audit audit,
			Clock clock) {
		this.audit = audit;
		this.obligations = obligations;
		this.policy = policy;
		this.impacts = impacts;
		this.people = people;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Which audiences are asked, by notice; those that ask nobody are absent. */
	public Map<Long, Set<Audience>> of(Collection<Long> notices) {
		Map<Long, Set<Audience>> asked = new HashMap<>();
		if (!notices.isEmpty()) {
			this.jdbc.sql("select notice_id, audience from asked where notice_id in (:notices)")
				.param("notices", notices)
				.query((row) -> {
					Set<Audience> audiences = asked.computeIfAbsent(row.getLong(1),
							(notice) -> EnumSet.noneOf(Audience.class));
					Audience.of(row.getString(2)).ifPresent(audiences::add);
				});
		}
		return asked;
	}

	/**
	 * Asks an audience. Obligations are opened by the next run of {@code remind}, portion
	 * by portion.
	 * @return false if it is asked already
	 */
	@Transactional
	boolean ask(long notice, Audience audience, long by) {
		boolean asked = this.jdbc.sql("""
				insert ignore into asked (notice_id, audience, asked_by, asked_at) values (?, ?, ?, ?)
				""").params(notice, audience.key(), by, this.clock.instant()).update() == 1;
		if (asked) {
			this.audit.note(Actor.person(by), Did.AUDIENCE_ASKED, About.notice(notice),
					Map.of("audience", audience.key()));
		}
		return asked;
	}

	/** Whether somebody has to be asked yet. */
	public boolean isAny() {
		return this.jdbc.sql("select exists (select 1 from asked where opened_to is not null)")
			.query(Boolean.class)
			.single();
	}

	/** Opens what some more people owe because they are asked. */
	@Transactional
	public void openSome() {
		Optional<Row> first = this.jdbc.sql("""
				select notice_id, audience, opened_to from asked where opened_to is not null
				order by asked_at, notice_id, audience limit 1 for update
				""").query(Row.class).optional();
		if (first.isEmpty()) {
			return;
		}
		Row row = first.get();
		List<Person> some = this.people.active(row.openedTo(), PORTION);
		News news = this.impacts.latest(List.of(row.noticeId())).get(row.noticeId());
		if (news != null) {
			this.obligations.ask(owed(some, news, Audience.of(row.audience()).orElseThrow()));
		}
		Long to = (some.size() < PORTION || news == null) ? null : Long.valueOf(some.get(some.size() - 1).id());
		moved(row, to);
	}

	private List<NewObligation> owed(List<Person> some, News news, Audience audience) {
		Instant now = this.clock.instant();
		List<NewObligation> owed = new ArrayList<>();
		for (Person person : some) {
			if (person.audiences().contains(audience)
					&& Owing.of(person, news.impact(), this.policy, Set.of(audience)).owes()) {
				owed.add(new NewObligation(person.id(), news.noticeId(), news.number(), false,
						Owing.due(person, news.impact(), now)));
			}
		}
		return owed;
	}

	private void moved(Row row, @Nullable Long to) {
		this.jdbc.sql("update asked set opened_to = :to where notice_id = :notice and audience = :audience")
			.param("to", to)
			.param("notice", row.noticeId())
			.param("audience", row.audience())
			.update();
	}

	/** Somebody asks. */
	record Row(long noticeId, String audience, long openedTo) {
	}

}
