package org.runstate.impact;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.model.Model;
import org.runstate.impact.model.Wording;
import org.runstate.platform.PhraseSets;
import org.runstate.platform.Platform;
import org.runstate.platform.Vocabulary;

/**
 * Works out what a notice means, and why. The vendor's labels come first, then the rules
 * that are sure, then the model, then the other rules, then what nobody spoke against: an
 * update to be informed of, that those who run things should see. Safe for many threads.
 */
public final class Classifier {

	private final Rules rules;

	private final @Nullable Model model;

	private final Vocabulary vocabulary;

	private final PlatformReading platforms;

	private final PhraseSets phrases;

	/**
	 * Creates one.
	 * @param model null for rules alone
	 */
	Classifier(Rules rules, Vocabulary vocabulary, @Nullable Model model) {
		this.rules = rules;
		this.model = model;
		this.vocabulary = vocabulary;
		this.platforms = new PlatformReading(vocabulary);
		this.phrases = Said.phrases(rules.phrases(), vocabulary);
	}

	/** The one with the built-in rules, vocabulary and model. */
	public static Classifier standard() {
		return Standard.CLASSIFIER;
	}

	/**
	 * The one with the model that an organisation keeps as {@code impact.model} in its
	 * home, or else with the built-in one.
	 * @throws IllegalArgumentException in one sentence, if the model does not fit
	 */
	public static Classifier at(Path home) {
		return with(Models.at(home));
	}

	/**
	 * The one with the model in a file.
	 * @throws IllegalArgumentException in one sentence, if the model does not fit
	 */
	public static Classifier using(Path model) {
		return with(Models.in(model));
	}

	/** The one without a model. */
	public static Classifier rulesAlone() {
		return with(null);
	}

	static Classifier with(@Nullable Model model) {
		return new Classifier(Rules.standard(), Vocabulary.standard(), model);
	}

	/**
	 * The same with other rules.
	 * @throws IllegalArgumentException with a sentence if they cannot be used together
	 */
	Classifier withRules(List<Rule> rules) {
		return new Classifier(new Rules(rules), this.vocabulary, this.model);
	}

	/** The rules in the order in which they are asked. */
	public List<Rule> rules() {
		return this.rules.all();
	}

	/** Reads a notice. Never fails for what it says. */
	public Classified classify(Subject subject) {
		return judge(subject).classified();
	}

	/** What the model would look at. */
	Wording wording(Subject subject) {
		Said said = Said.by(subject, this.phrases);
		return wording(subject, said, this.rules.read(subject, said));
	}

	/** Reads a notice, and says which rules hold for it. */
	Judged judge(Subject subject) {
		LocalDate published = (subject.published() != null) ? day(subject.published()) : null;
		Said said = Said.by(subject, this.phrases);
		Marks marks = said.marks();
		List<Timeline.Dated> dates = Timeline.in(marks, published);
		Rules.Reading reading = this.rules.read(subject, said);
		Decision decision = new Decision(this.rules, reading,
				new ModelReading((this.model != null) ? this.model.of(wording(subject, said, reading)) : null));
		decision.take("category", "update");
		LocalDate actBy = actBy(subject, marks, dates, published, decision);
		decision.take("action", "inform");
		decision.take("major", "false");
		decision.touch("admin", "low");
		decision.touch("user", "none");
		decision.touch("helpdesk", "none");
		if (!decision.take("urgency", "later")) {
			Urgencies.byDate(decision, actBy, dates, published);
		}
		Map<Platform, Reason> platforms = this.platforms.of(subject, said);
		List<Reason> reasons = new ArrayList<>(platforms.values());
		reasons.addAll(decision.reasons());
		Impact impact = new Impact(platforms.keySet(), services(subject.services()),
				Category.valueOf(decision.value("category").toUpperCase(Locale.ROOT).replace('-', '_')),
				Action.valueOf(decision.value("action").toUpperCase(Locale.ROOT)),
				Boolean.parseBoolean(decision.value("major")), level(decision, "admin"), level(decision, "helpdesk"),
				level(decision, "user"), Urgency.valueOf(decision.value("urgency").toUpperCase(Locale.ROOT)), actBy,
				reasons);
		return new Judged(new Classified(impact, Timeline.of(dates), Entities.in(said.whole(), subject.html())),
				reading, decision.values());
	}

	/** The rules that hold for a notice, whether they decided or not. */
	List<Rule> holding(Judged judged) {
		return this.rules.holding(judged.reading(), judged.values());
	}

	private Wording wording(Subject subject, Said said, Rules.Reading reading) {
		return new Wording(said.whole(), said.titleEnd(), subject.services(), this.rules.marks(reading),
				(subject.published() != null) ? day(subject.published()) : null);
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

	private static @Nullable LocalDate actBy(Subject subject, Marks marks, List<Timeline.Dated> dates,
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

	/** The built-in one, made when it is first asked for. */
	private static final class Standard {

		private static final Classifier CLASSIFIER = with(Models.builtIn());

	}

	/** What was read, and what of it the rules saw. */
	record Judged(Classified classified, Rules.Reading reading, Map<String, String> values) {
	}

	/** What has been decided so far. */
	record Decision(Rules rules, Rules.Reading reading, ModelReading model, Map<String, String> values,
			List<Reason> reasons) {

		Decision(Rules rules, Rules.Reading reading, ModelReading model) {
			this(rules, reading, model, new HashMap<>(), new ArrayList<>());
		}

		String value(String part) {
			return this.values.getOrDefault(part, "");
		}

		/** Decides a part; false if nobody spoke and the default holds. */
		boolean take(String part, String otherwise) {
			Reason reason = asked(part, Rule::isVendors)
				.or(() -> asked(part, (rule) -> !rule.isVendors() && rule.sure()))
				.or(() -> this.model.decide(part, otherwise))
				.or(() -> asked(part, (rule) -> !rule.isVendors() && !rule.sure()))
				.orElse(null);
			if (reason == null) {
				this.values.put(part, otherwise);
				return false;
			}
			set(reason, reason.value());
			return true;
		}

		/** The same for an audience: the model only tells whether it is touched. */
		void touch(String part, String otherwise) {
			take(part, otherwise);
			Reason reason = this.reasons.isEmpty() ? null : this.reasons.get(this.reasons.size() - 1);
			if (reason != null && reason.part().equals(part) && reason.by().equals("model")
					&& !reason.value().equals("none")) {
				asked(part, (rule) -> !rule.isVendors() && rule.value().equals("high")).ifPresent((rule) -> {
					this.reasons.remove(this.reasons.size() - 1);
					set(new Reason(part, rule.value(), "model", reason.why() + "; " + rule.why(), reason.confidence()),
							rule.value());
				});
			}
		}

		/** Decides a part; rules about later parts see the value. */
		void set(Reason reason, String value) {
			this.values.put(reason.part(), value);
			this.reasons.add(reason);
		}

		private Optional<Reason> asked(String part, Predicate<Rule> asked) {
			return this.rules.decide(part, this.reading, this.values, asked);
		}

	}

}
