package org.runstate.impact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.runstate.impact.model.Question;
import org.runstate.platform.Platform;
import tools.jackson.databind.JsonNode;

/**
 * What the labels of a record say that the right answers are; what they leave open is not
 * in it. Read from an object {@code labels}: plainly {@code {category, action, major,
 * admin, user, helpdesk, platforms}} (an audience is a level or true or false), or as
 * Message Center has it {@code {category: planForChange, tags: [], isMajorChange,
 * audience: {admin, user}, platforms, platformsStated}}.
 *
 * @param answers yes or no by question
 * @param platforms by label, the platforms that are right
 */
record Truth(Map<Question, Boolean> answers, Map<String, Set<String>> platforms) {

	private static final Map<String, Action> actions = Map.of("stayinformed", Action.INFORM, "planforchange",
			Action.PLAN, "preventorfixissue", Action.FIX);

	static Truth of(JsonNode record) {
		JsonNode labels = record.path("labels");
		Truth truth = new Truth(new HashMap<>(), new HashMap<>());
		truth.tags(labels.path("tags"));
		truth.category(labels.path("category").asString(""));
		truth.action(key(Action.values(), labels.path("action").asString("")));
		JsonNode major = labels.path("major").isBoolean() ? labels.path("major") : labels.path("isMajorChange");
		if (major.isBoolean()) {
			truth.answers.put(new Question("major", "true"), major.asBoolean());
		}
		for (String audience : new String[] { "admin", "user", "helpdesk" }) {
			truth.touched(audience, labels.path(audience));
			truth.touched(audience, labels.path("audience").path(audience));
		}
		truth.platforms("platforms", labels.path("platforms"));
		truth.platforms("platformsStated", labels.path("platformsStated"));
		return truth;
	}

	/** Whether an impact answers the question with yes. */
	static boolean says(Impact impact, Question question) {
		return switch (question.part()) {
			case "category" -> impact.category().key().equals(question.value());
			case "action" -> impact.action().key().equals(question.value());
			case "major" -> impact.major();
			case "admin" -> impact.admin() != Level.NONE;
			case "user" -> impact.user() != Level.NONE;
			case "helpdesk" -> impact.helpdesk() != Level.NONE;
			default -> false;
		};
	}

	/**
	 * Whether a value of a part, as rules and reasons have it, is right; null if open.
	 */
	@Nullable Boolean isRight(String part, String value) {
		if (part.equals("admin") || part.equals("user") || part.equals("helpdesk")) {
			Boolean touched = this.answers.get(new Question(part, ModelReading.TOUCHED));
			return (touched != null) ? Boolean.valueOf(touched == !value.equals("none")) : null;
		}
		if (part.equals("major")) {
			Boolean major = this.answers.get(new Question(part, "true"));
			return (major != null) ? Boolean.valueOf(major == value.equals("true")) : null;
		}
		Boolean told = this.answers.get(new Question(part, value));
		if (told != null || !part.equals("category")) {
			return told;
		}
		boolean other = this.answers.entrySet()
			.stream()
			.anyMatch((answer) -> answer.getKey().part().equals(part) && answer.getValue());
		return other ? Boolean.FALSE : null;
	}

	private void tags(JsonNode tags) {
		if (tags.isArray()) {
			Set<String> words = new HashSet<>();
			tags.values().forEach((tag) -> words.add(tag.asString("").toLowerCase(Locale.ROOT)));
			this.answers.put(new Question("category", "retirement"), words.contains("retirement"));
			this.answers.put(new Question("category", "feature"), words.contains("new feature"));
		}
	}

	private void category(String word) {
		this.action(actions.get(word.toLowerCase(Locale.ROOT)));
		Category category = key(Category.values(), word);
		if (category != null) {
			for (Category other : Category.values()) {
				this.answers.put(new Question("category", other.key()), other == category);
			}
		}
	}

	private void action(@Nullable Action action) {
		if (action != null) {
			for (Action other : Action.values()) {
				this.answers.put(new Question("action", other.key()), other == action);
			}
		}
	}

	private void touched(String audience, JsonNode label) {
		Level level = label.isString() ? key(Level.values(), label.asString()) : null;
		if (label.isBoolean() || level != null) {
			this.answers.put(new Question(audience, ModelReading.TOUCHED),
					(level != null) ? level != Level.NONE : label.asBoolean());
		}
	}

	private void platforms(String name, JsonNode label) {
		if (label.isArray()) {
			Set<String> keys = new HashSet<>();
			label.values().forEach((key) -> Platform.of(key.asString("")).ifPresent((one) -> keys.add(one.key())));
			this.platforms.put(name, keys);
		}
	}

	private static <E extends Enum<E>> @Nullable E key(E[] values, String word) {
		for (E value : values) {
			if (value.name().equals(ImpactRow.name(word))) {
				return value;
			}
		}
		return null;
	}

}
