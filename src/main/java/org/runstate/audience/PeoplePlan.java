package org.runstate.audience;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What an import would do. Nothing was written for it.
 *
 * @param counts as they would be
 * @param wrong how many rows would be left out
 * @param examples some of each sort
 * @param many whether so many would leave that the number has to be typed
 */
public record PeoplePlan(Imported counts, int wrong, Examples examples, boolean many) {

	private static final int MANY = 20;

	private static final int PER_CENT = 5;

	/** Whether anything would be different afterwards. */
	public boolean isAnything() {
		return this.counts.added() + this.counts.changed() + this.counts.deactivated() > 0;
	}

	/**
	 * Whether it has to be confirmed with their number that people leave: more than 5 %
	 * of the active people, or more than 20. One at a time may always leave.
	 */
	static boolean isMany(long leaving, long active) {
		return leaving > MANY || (leaving > 1 && leaving * 100 > active * PER_CENT);
	}

	/** A person in few words. */
	public record Line(String name, String email, List<String> changes) {
	}

	/** The first of each sort. */
	public static final class Examples {

		private static final int SHOWN = 100;

		private final List<Line> added = new ArrayList<>();

		private final List<Line> changed = new ArrayList<>();

		private final List<Line> leaving = new ArrayList<>();

		/** Those who would be new. */
		public List<Line> added() {
			return this.added;
		}

		/** Those of whom something would change, and what. */
		public List<Line> changed() {
			return this.changed;
		}

		/** Those who would be deactivated. */
		public List<Line> leaving() {
			return this.leaving;
		}

		void add(@Nullable Person before, Person now) {
			List<Line> list = (before == null) ? this.added : this.changed;
			if (list.size() < SHOWN) {
				list.add(new Line(now.name(), now.email(), (before == null) ? List.of() : changes(before, now)));
			}
		}

		void leaves(Person person) {
			if (this.leaving.size() < SHOWN) {
				this.leaving.add(new Line(person.name(), person.email(), List.of()));
			}
		}

		private static List<String> changes(Person before, Person now) {
			Map<String, Function<Person, @Nullable Object>> columns = new LinkedHashMap<>();
			columns.put("name", Person::name);
			columns.put("active", Person::active);
			columns.put("audiences",
					(person) -> keys(person.audiences().stream().sorted().map(Audience::key).toList()));
			columns.put("roles", (person) -> keys(person.roles().stream().sorted().map(Role::key).toList()));
			columns.put("platforms",
					(person) -> keys(person.platforms().stream().sorted().map(String::valueOf).toList()));
			columns.put("services", (person) -> keys(person.services()));
			columns.put("team", Person::team);
			columns.put("manager", Person::manager);
			columns.put("locale", (person) -> person.locale().toLanguageTag());
			columns.put("zone", Person::zone);
			columns.put("hour", Person::hour);
			columns.put("joined", Person::joined);
			return columns.entrySet()
				.stream()
				.filter((column) -> !text(column.getValue(), before).equals(text(column.getValue(), now)))
				.map((column) -> column.getKey() + ": " + text(column.getValue(), before) + " → "
						+ text(column.getValue(), now))
				.toList();
		}

		private static String keys(List<String> keys) {
			return keys.stream().collect(Collectors.joining(";"));
		}

		private static String text(Function<Person, @Nullable Object> column, Person person) {
			Object value = column.apply(person);
			return (value == null || value.toString().isEmpty()) ? "–" : value.toString();
		}

	}

}
