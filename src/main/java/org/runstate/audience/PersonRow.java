package org.runstate.audience;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.runstate.platform.Platform;
import org.runstate.platform.Vocabulary;

/**
 * One row of a people file. A column that the file does not have leaves what is known of
 * the person; so does an empty cell for name, locale, zone and hour. An empty cell of
 * another column says none, which is all platforms, all services, audience user and role
 * viewer.
 */
final class PersonRow {

	private static final Pattern EMAIL = Pattern
		.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9-]+(\\.[a-z0-9-]+)*");

	private static final int LONGEST_EMAIL = 254;

	private static final int LONGEST_NAME = 200;

	private static final int HOURS = 24;

	private static final int EIGHT = 8;

	private final Set<String> columns;

	private final Map<String, String> cells;

	/**
	 * @param columns all columns of the file
	 * @param cells the cells of this row that are not empty, by column
	 */
	PersonRow(Set<String> columns, Map<String, String> cells) {
		this.columns = columns;
		this.cells = cells;
	}

	/**
	 * The address, in lower case.
	 * @throws WrongRow if it is none
	 */
	String email() {
		return address("email").orElseThrow(() -> new WrongRow("has no email"));
	}

	/**
	 * The person as this row says.
	 * @param known what is known of them so far
	 * @throws WrongRow if a cell cannot be understood
	 */
	Person onto(@Nullable Person known) {
		String email = email();
		Person old = (known != null) ? known : stranger(email);
		return new Person(old.id(), email, text("name").orElse(old.name()),
				set("audiences", old.audiences(), Set.of(Audience.USER), Audience::of, Audience::key,
						Audience.values()),
				set("roles", old.roles(), Set.of(Role.VIEWER), Role::of, Role::key, Role.values()),
				set("platforms", old.platforms(), Set.of(), Platform::of, Platform::key, Platform.values()),
				has("services") ? services() : old.services(), has("team") ? text("team").orElse(null) : old.team(),
				has("manager") ? address("manager").orElse(null) : old.manager(), locale(old.locale()),
				zone(old.zone()), hour(old.hour()), has("joined") ? joined() : old.joined(), true, old.wantsDigest());
	}

	private static Person stranger(String email) {
		return new Person(0, email, email.substring(0, email.indexOf('@')), Set.of(Audience.USER), Set.of(Role.VIEWER),
				Set.of(), List.of(), null, null, Locale.ENGLISH, ZoneId.of("UTC"), EIGHT, null, true, true);
	}

	private boolean has(String column) {
		return this.columns.contains(column);
	}

	private Optional<String> cell(String column) {
		return Optional.ofNullable(this.cells.get(column));
	}

	private Optional<String> address(String column) {
		Optional<String> address = cell(column).map((cell) -> cell.toLowerCase(Locale.ROOT));
		address.filter((text) -> text.length() > LONGEST_EMAIL || !EMAIL.matcher(text).matches()).ifPresent((text) -> {
			throw new WrongRow("the %s %s is no mail address".formatted(column, quoted(text)));
		});
		return address;
	}

	private Optional<String> text(String column) {
		Optional<String> text = cell(column);
		text.filter((cell) -> cell.length() > LONGEST_NAME || cell.chars().anyMatch(Character::isISOControl))
			.ifPresent((cell) -> {
				throw new WrongRow("the %s is longer than %d characters or has control characters".formatted(column,
						LONGEST_NAME));
			});
		return text;
	}

	private List<String> list(String column) {
		return text(column).stream()
			.flatMap((cell) -> Arrays.stream(cell.split(";")))
			.map(String::strip)
			.filter((word) -> !word.isEmpty())
			.distinct()
			.toList();
	}

	private List<String> services() {
		return list("services").stream().map(Vocabulary.standard()::service).distinct().toList();
	}

	private <T> Set<T> set(String column, Set<T> old, Set<T> none, Function<String, Optional<T>> of,
			Function<T, String> key, T[] all) {
		if (!has(column)) {
			return old;
		}
		Set<T> set = list(column).stream()
			.map((word) -> of.apply(word)
				.orElseThrow(() -> new WrongRow("%s does not know %s; known are %s".formatted(column, quoted(word),
						Arrays.stream(all).map(key).collect(Collectors.joining(", "))))))
			.collect(Collectors.toUnmodifiableSet());
		return set.isEmpty() ? none : set;
	}

	private Locale locale(Locale old) {
		try {
			return cell("locale").map((tag) -> new Locale.Builder().setLanguageTag(tag.replace('_', '-')).build())
				.orElse(old);
		}
		catch (IllformedLocaleException ex) {
			throw new WrongRow(
					"the locale %s is none, such as en or de-AT".formatted(quoted(cell("locale").orElse(""))), ex);
		}
	}

	private ZoneId zone(ZoneId old) {
		try {
			return cell("zone").map(ZoneId::of).orElse(old);
		}
		catch (DateTimeException ex) {
			throw new WrongRow(
					"the zone %s is not known; write it like Europe/Berlin".formatted(quoted(cell("zone").orElse(""))),
					ex);
		}
	}

	private int hour(int old) {
		String hour = cell("hour").orElse(Integer.toString(old));
		if (!hour.matches("[0-9]{1,2}") || Integer.parseInt(hour) >= HOURS) {
			throw new WrongRow("the hour %s is not one of 0 to 23".formatted(quoted(hour)));
		}
		return Integer.parseInt(hour);
	}

	private @Nullable LocalDate joined() {
		try {
			return cell("joined").map(LocalDate::parse).orElse(null);
		}
		catch (DateTimeException ex) {
			throw new WrongRow("joined %s is not a day such as 2026-11-22".formatted(quoted(cell("joined").orElse(""))),
					ex);
		}
	}

	/** What was found, short enough for one line. */
	private static String quoted(String text) {
		String clean = text.replaceAll("\\p{Cntrl}", " ");
		return "\"" + ((clean.length() > 60) ? clean.substring(0, 60) + "…" : clean) + "\"";
	}

}
