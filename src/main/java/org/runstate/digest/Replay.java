package org.runstate.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.runstate.acknowledgement.Concern;
import org.runstate.acknowledgement.Owing;
import org.runstate.acknowledgement.OwingSettings;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.impact.Impact;
import org.runstate.impact.Impacts;
import org.runstate.impact.News;
import org.runstate.impact.RuleForm;
import org.runstate.impact.RuleLab;
import org.runstate.impact.RuleLab.Trial;
import org.runstate.impact.Urgency;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;

import org.springframework.stereotype.Component;

/**
 * What digests of the past would have been under a rule more. Nothing is stored and
 * nothing is sent.
 */
@Component
class Replay {

	private static final Duration BACK = Duration.ofDays(30);

	private static final int PORTION = 500;

	private static final int SHOWN = 50;

	private final Impacts impacts;

	private final Notices notices;

	private final RuleLab lab;

	private final People people;

	private final OwingSettings policy;

	private final Clock clock;

	Replay(Impacts impacts, Notices notices, RuleLab lab, People people, OwingSettings policy, Clock clock) {
		this.impacts = impacts;
		this.notices = notices;
		this.lab = lab;
		this.people = people;
		this.policy = policy;
		this.clock = clock;
	}

	/**
	 * The news of the last month as everybody would have been told of it.
	 * @throws IllegalArgumentException with a sentence if the rule is none
	 */
	Outcome under(RuleForm rule) {
		Instant now = this.clock.instant();
		List<News> news = this.impacts.news(this.impacts.positionAt(now.minus(BACK)), this.impacts.lastPosition());
		List<Trial> changed = new ArrayList<>();
		for (int from = 0; from < news.size(); from += PORTION) {
			Collection<Revision> revisions = this.notices
				.find(news.subList(from, Math.min(from + PORTION, news.size())).stream().map(News::revisionId).toList())
				.values();
			this.lab.trials(rule, List.copyOf(revisions)).stream().filter(Trial::isChanged).forEach(changed::add);
		}
		return told(news.size(), changed);
	}

	private Outcome told(int news, List<Trial> changed) {
		List<Moved> notices = changed.stream().map(Replay::moved).toList();
		List<Moved> people = new ArrayList<>();
		int touched = 0;
		long after = 0;
		List<Person> portion = this.people.active(after, PORTION);
		while (!portion.isEmpty() && !changed.isEmpty()) {
			for (Person person : portion) {
				Moved line = new Moved(person.name(), null);
				for (int at = 0; at < changed.size(); at++) {
					Trial trial = changed.get(at);
					Told before = Told.of(person, trial.before(), this.policy);
					Told then = Told.of(person, trial.after(), this.policy);
					notices.get(at).count(before, then);
					line.count(before, then);
				}
				if (line.isTouched()) {
					touched++;
					people.add(line);
				}
			}
			people.sort(Comparator.comparingInt(Moved::weight).reversed());
			people.subList(Math.min(SHOWN, people.size()), people.size()).clear();
			after = portion.get(portion.size() - 1).id();
			portion = this.people.active(after, PORTION);
		}
		List<Moved> moved = notices.stream().filter(Moved::isTouched).toList();
		return new Outcome(news, changed.size(), touched, List.copyOf(people),
				List.copyOf(moved.subList(0, Math.min(SHOWN, moved.size()))));
	}

	private static Moved moved(Trial trial) {
		return new Moved(trial.revision().title(), trial.revision().noticeId());
	}

	/**
	 * What would have been different.
	 *
	 * @param news how many pieces of news there were
	 * @param changed how many of them would have meant something else
	 * @param touched how many people would have had something else in their digests
	 * @param people those whose digests would have changed most
	 * @param notices the notices that would have gone to others
	 */
	public record Outcome(int news, int changed, int touched, List<Moved> people, List<Moved> notices) {
	}

	/** What one person is told of one notice. */
	record Told(boolean listed, boolean owed, boolean atOnce) {

		static Told of(Person person, Impact impact, OwingSettings policy) {
			Concern concern = Owing.of(person, impact, policy, Set.of());
			boolean listed = concern.concerns() && (person.wantsDigest() || concern.owes());
			return new Told(listed, concern.owes(), listed && impact.urgency() == Urgency.NOW);
		}

	}

}
