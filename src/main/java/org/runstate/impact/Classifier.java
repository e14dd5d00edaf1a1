package org.runstate.impact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.runstate.platform.Platform;
import org.runstate.platform.Vocabulary;

/**
 * Works out what a notice means, and why. The vendor's labels come first, then rules,
 * then what nobody spoke against: an update to be informed of, that those who run things
 * should see. Safe for many threads.
 */
public final class Classifier {

	private static final Classifier standard = new Classifier(Rules.standard(), Vocabulary.standard());

	private final Rules rules;

	private final Vocabulary vocabulary;

	private final PlatformReading platforms;

	Classifier(Rules rules, Vocabulary vocabulary) {
		this.rules = rules;
		this.vocabulary = vocabulary;
		this.platforms = new PlatformReading(vocabulary);
	}

	/** The one with the built-in rules and vocabulary. */
	public static Classifier standard() {
		return standard;
	}

	/** The rules in the order in which they are asked. */
	public List<Rule> rules() {
		return this.rules.all();
	}

	/** Reads a notice. Never fails for what it says. */
	public Classified classify(Subject subject) {
		LocalDate published = (subject.published() != null) ? day(subject.published()) : null;
		Marks marks = Marks.in(subject.title() + "\n" + subject.text());
		List<Timeline.Dated> dates = Timeline.in(marks, published);
		Decision decision = new Decision(this.rules, this.rules.read(subject));
		decision.take("category", "update");
		LocalDate actBy = actBy(subject, marks, dates, published, decision);
		decision.take("action", "inform");
		decision.take("major", "false");
		decision.take("admin", "low");
		decision.take("user", "none");
		decision.take("helpdesk", "none");
		if (!decision.take("urgency", "later")) {
			Urgencies.byDate(decision, actBy, dates, published);
		}
		Map<Platform, Reason> platforms = this.platforms.of(subject);
		List<Reason> reasons = new ArrayList<>(platforms.values());
		reasons.addAll(decision.reasons());
		Impact impact = new Impact(platforms.keySet(), services(subject.services()),
				Category.valueOf(decision.value("category").toUpperCase(Locale.ROOT).replace('-', '_')),
				Action.valueOf(decision.value("action").toUpperCase(Locale.ROOT)),
				Boolean.parseBoolean(decision.value("major")), level(decision, "admin"), level(decision, "helpdesk"),
				level(decision, "user"), Urgency.valueOf(decision.value("urgency").toUpperCase(Locale.ROOT)), actBy,
				reasons);
		return new Classified(impact, Timeline.of(dates), Entities.in(subject));
	}

	/**
	 * What a notice gets that could not be read: the default, and a look by somebody
	 * soon.
	 */
	static Classified unread(Subject subject) {
		Reason reason = new Reason("urgency", "soon", "rule", "it could not be read, so somebody should look");
		return new Classified(
				new Impact(Set.of(), subject.services(), Category.UPDATE, Action.INFORM, false, Level.LOW, Level.NONE,
						Level.NONE, Urgency.SOON, null, List.of(reason)),
				List.of(), new Entities(List.of(), List.of(), List.of(), List.of(), List.of()));
	}

	private @Nullable LocalDate actBy(Subject subject, Marks marks, List<Timeline.Dated> dates,
			@Nullable LocalDate published, Decision decision) {
		for (String label : subject.labels()) {
			if (label.regionMatches(true, 0, "actBy:", 0, 6)) {
				Instant moment = Moments.of(label.substring(6));
				if (moment != null) {
					decision.set(new Reason("actBy", day(moment).toString(), "vendor",
							"the vendor names the day: \u201c" + label.strip() + "\u201d"), "label");
					return day(moment);
				}
			}
		}
		boolean ends = decision.value("category").equals("retirement");
		Deadline.Found found = Deadline.in(marks, dates, ends, published);
		if (found == null) {
			decision.values().put("actBy", "none");
			return null;
		}
		decision.set(new Reason("actBy", found.day().toString(), "rule", found.why()),
				found.asked() ? "asked" : "ends");
		return found.day();
	}

	private List<String> services(List<String> names) {
		Set<String> services = new LinkedHashSet<>();
		names.stream().filter((name) -> !name.isBlank()).map(this.vocabulary::service).forEach(services::add);
		return List.copyOf(services);
	}

	private static Level level(Decision decision, String part) {
		return Level.valueOf(decision.value(part).toUpperCase(Locale.ROOT));
	}

	private static LocalDate day(Instant moment) {
		return moment.atZone(ZoneOffset.UTC).toLocalDate();
	}

	/** What has been decided so far. */
	record Decision(Rules rules, Rules.Reading reading, Map<String, String> values, List<Reason> reasons) {

		Decision(Rules rules, Rules.Reading reading) {
			this(rules, reading, new HashMap<>(), new ArrayList<>());
		}

		String value(String part) {
			return this.values.getOrDefault(part, "");
		}

		/** Asks the rules for a part; false if none spoke and the default holds. */
		boolean take(String part, String otherwise) {
			Reason reason = this.rules.decide(part, this.reading, this.values).orElse(null);
			if (reason == null) {
				this.values.put(part, otherwise);
				return false;
			}
			set(reason, reason.value());
			return true;
		}

		/** Decides a part; rules about later parts see the value. */
		void set(Reason reason, String value) {
			this.values.put(reason.part(), value);
			this.reasons.add(reason);
		}

	}

}
