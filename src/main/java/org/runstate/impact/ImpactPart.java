package org.runstate.impact;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.runstate.platform.Platform;

/**
 * One part of an impact, with its values in words.
 */
public enum ImpactPart {

	PLATFORMS("platforms", "Platforms"), CATEGORY("category", "Category"), ACTION("action", "Action"),
	MAJOR("major", "Major change"), ADMIN("admin", "Touches admins"), HELPDESK("helpdesk", "Touches the help desk"),
	USER("user", "Touches users"), URGENCY("urgency", "Urgency"), ACT_BY("actBy", "Act by");

	/** Stands for no day, and for no platform in particular. */
	public static final String NONE = "none";

	private final String key;

	private final String label;

	ImpactPart(String key, String label) {
		this.key = key;
		this.label = label;
	}

	/** The word used in reasons, in the database and in files. */
	public String key() {
		return this.key;
	}

	/** The name that people read. */
	public String label() {
		return this.label;
	}

	/** The part with a key. */
	public static Optional<ImpactPart> of(String key) {
		return Arrays.stream(values()).filter((part) -> part.key.equals(key)).findFirst();
	}

	/** The values that it can have; empty where it is a day. */
	public List<String> choices() {
		return switch (this) {
			case PLATFORMS -> keys(Platform.values(), Platform::key);
			case CATEGORY -> keys(Category.values(), Category::key);
			case ACTION -> keys(Action.values(), Action::key);
			case MAJOR -> List.of("true", "false");
			case ADMIN, HELPDESK, USER -> keys(Level.values(), Level::key);
			case URGENCY -> keys(Urgency.values(), Urgency::key);
			case ACT_BY -> List.of();
		};
	}

	/** Whether it can have several values at once, joined by {@code ;}. */
	public boolean takesSeveral() {
		return this == PLATFORMS;
	}

	/** Its value in an impact; several are joined by {@code ;}. */
	public String in(Impact impact) {
		return switch (this) {
			case PLATFORMS -> impact.platforms().isEmpty() ? NONE
					: new TreeSet<>(impact.platforms()).stream().map(Platform::key).collect(Collectors.joining(";"));
			case CATEGORY -> impact.category().key();
			case ACTION -> impact.action().key();
			case MAJOR -> String.valueOf(impact.major());
			case ADMIN -> impact.admin().key();
			case HELPDESK -> impact.helpdesk().key();
			case USER -> impact.user().key();
			case URGENCY -> impact.urgency().key();
			case ACT_BY -> Objects.toString(impact.actBy(), NONE);
		};
	}

	/**
	 * An impact with another value of this part; its reasons stay as they are.
	 * @throws IllegalArgumentException with a sentence if it cannot have the value
	 */
	Impact in(Impact impact, String value) {
		return new Impact((this == PLATFORMS) ? platforms(value) : impact.platforms(), impact.services(),
				(this == CATEGORY) ? Category.valueOf(name(value)) : impact.category(),
				(this == ACTION) ? Action.valueOf(name(value)) : impact.action(),
				(this == MAJOR) ? name(value).equals("TRUE") : impact.major(),
				(this == ADMIN) ? Level.valueOf(name(value)) : impact.admin(),
				(this == HELPDESK) ? Level.valueOf(name(value)) : impact.helpdesk(),
				(this == USER) ? Level.valueOf(name(value)) : impact.user(),
				(this == URGENCY) ? Urgency.valueOf(name(value)) : impact.urgency(),
				(this == ACT_BY) ? day(value) : impact.actBy(), impact.reasons());
	}

	/** The name of the value in its enumeration, if it is one of the choices. */
	private String name(String value) {
		if (!choices().contains(value)) {
			throw new IllegalArgumentException(this.label + " cannot be \u201c" + value + "\u201d.");
		}
		return value.toUpperCase(Locale.ROOT).replace('-', '_');
	}

	private Set<Platform> platforms(String value) {
		Set<Platform> platforms = EnumSet.noneOf(Platform.class);
		if (!value.equals(NONE)) {
			for (String key : value.split(";", -1)) {
				platforms.add(Platform.valueOf(name(key)));
			}
		}
		return platforms;
	}

	private static @Nullable LocalDate day(String value) {
		try {
			return value.equals(NONE) ? null : LocalDate.parse(value);
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("\u201c" + value + "\u201d is no day such as 2026-12-31.", ex);
		}
	}

	private static <T> List<String> keys(T[] values, Function<T, String> key) {
		return Arrays.stream(values).map(key).toList();
	}

}
