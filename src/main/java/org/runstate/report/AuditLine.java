package org.runstate.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.Person;
import org.runstate.audit.About;
import org.runstate.audit.Entry;

/**
 * A decision as the page shows it.
 *
 * @param who a name, or empty where no person is known
 * @param whoId their number, or null
 * @param pseudonym the beginning of what evidence calls them, or empty
 * @param program what they used instead of a page, or empty
 * @param thing what it was about, as in {@link About}, or empty
 * @param called how that is called, or empty
 * @param href where it is shown, or empty
 * @param what changed, each in a few words
 */
public record AuditLine(long number, Instant at, String did, String who, @Nullable Long whoId, String pseudonym,
		String program, String thing, String called, String href, List<String> what) {

	private static final int SHOWN = 8;

	static AuditLine of(Entry entry, Map<Long, Person> names) {
		String thing = Objects.requireNonNullElse(entry.about().thing(), "");
		String key = Objects.requireNonNullElse(entry.about().key(), "");
		boolean person = thing.equals(About.PERSON);
		String pseudonym = Objects.requireNonNullElse(entry.pseudonym(), "");
		return new AuditLine(entry.number(), entry.at(), entry.did().key(), name(entry.personId(), names),
				entry.personId(), pseudonym.substring(0, Math.min(SHOWN, pseudonym.length())),
				Objects.requireNonNullElse(entry.program(), ""), thing, person ? name(Long.valueOf(key), names) : key,
				href(thing, key),
				entry.what().entrySet().stream().map((one) -> one.getKey() + ": " + words(one.getValue())).toList());
	}

	private static String name(@Nullable Long id, Map<Long, Person> names) {
		if (id == null) {
			return "";
		}
		Person known = names.get(id);
		return (known != null) ? known.name() : "#" + id;
	}

	private static String words(Object value) {
		if (value instanceof Map<?, ?> change && change.containsKey("from") && change.containsKey("to")) {
			return text(change.get("from")) + " → " + text(change.get("to"));
		}
		return text(value);
	}

	private static String text(@Nullable Object value) {
		if (value instanceof List<?> some) {
			return some.isEmpty() ? "–" : String.join(", ", some.stream().map(String::valueOf).toList());
		}
		return (value == null || "".equals(value)) ? "–" : String.valueOf(value);
	}

	private static String href(String thing, String key) {
		return switch (thing) {
			case About.PERSON -> "/people/" + key;
			case About.NOTICE -> "/notices/" + key;
			case About.SOURCE -> "/sources/" + key;
			case "message" -> "/outbox/" + key;
			case "rule" -> "/rules/" + key;
			case "team" -> "/teams";
			case "credential" -> "/sources/credentials";
			case "article" -> "/desk/articles/" + key;
			case "material" -> "/desk/materials/" + key;
			case "announcement" -> "/announcements/" + key;
			case "token" -> "/tokens";
			case "text" -> "/texts/" + key;
			case "job" -> "/runs";
			default -> "";
		};
	}

}
