package org.runstate.support;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A card as it is typed.
 *
 * @param version the one that was on the page
 * @param basis what of the notice was on the page
 * @param looks by the key of a platform; under {@code any} on all
 */
public record CardForm(int version, String basis, String says, Map<String, String> looks, String answer,
		String escalate, String validFrom, String validTo) {

	private static final String ANY = "any";

	private static final int LONGEST = 4000;

	private static final int LONGEST_SHORT = 2000;

	static CardForm of(Card card, Card.Basis basis) {
		CardText text = card.text();
		Map<String, String> looks = new LinkedHashMap<>();
		text.looks().forEach((key, look) -> looks.put(key.isEmpty() ? ANY : key, look));
		return new CardForm(card.version(), basis.toString(), text.says(), looks, text.answer(), text.escalate(),
				Objects.toString(text.validFrom(), ""), Objects.toString(text.validTo(), ""));
	}

	/** The fields of a request. */
	static CardForm of(Map<String, String> fields) {
		Map<String, String> looks = new LinkedHashMap<>();
		fields.forEach((name, value) -> {
			if (name.startsWith("look-")) {
				looks.put(name.substring("look-".length()), value);
			}
		});
		String version = fields.getOrDefault("version", "");
		return new CardForm(version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0,
				fields.getOrDefault("basis", ""), field(fields, "says"), looks, field(fields, "answer"),
				field(fields, "escalate"), field(fields, "validFrom"), field(fields, "validTo"));
	}

	private static String field(Map<String, String> fields, String name) {
		return fields.getOrDefault(name, "").replace("\r\n", "\n").strip();
	}

	/** The same with other words. */
	public CardForm saying(String says, String answer, String escalate) {
		return new CardForm(this.version, this.basis, says.strip(), this.looks, answer.strip(), escalate.strip(),
				this.validFrom, this.validTo);
	}

	/** The same for what is kept by now. */
	CardForm over(int newer) {
		return new CardForm(newer, this.basis, this.says, this.looks, this.answer, this.escalate, this.validFrom,
				this.validTo);
	}

	/** What it looks like on one platform, or on {@code any}. */
	public String look(String key) {
		return this.looks.getOrDefault(key, "");
	}

	/**
	 * What was typed.
	 * @throws WrongFieldException if something cannot be kept
	 */
	CardText text() {
		if (this.says.isEmpty() && this.answer.isEmpty()) {
			throw new WrongFieldException("says", "empty");
		}
		check("says", this.says, LONGEST_SHORT);
		check("answer", this.answer, LONGEST);
		check("escalate", this.escalate, LONGEST_SHORT);
		Map<String, String> looks = new LinkedHashMap<>();
		this.looks.forEach((key, look) -> {
			String line = look.replace("\r\n", "\n").strip();
			check("look-" + key, line, LONGEST_SHORT);
			boolean known = key.equals(ANY) || !DeskCards.label(key).isEmpty();
			if (!line.isEmpty() && known) {
				looks.put(key.equals(ANY) ? CardText.ANY : key, line);
			}
		});
		LocalDate from = day("validFrom", this.validFrom);
		LocalDate to = day("validTo", this.validTo);
		if (from != null && to != null && to.isBefore(from)) {
			throw new WrongFieldException("validTo", "order");
		}
		return new CardText(this.says, looks, this.answer, this.escalate, from, to);
	}

	private static void check(String field, String value, int longest) {
		if (value.length() > longest) {
			throw new WrongFieldException(field, "long");
		}
	}

	private static @Nullable LocalDate day(String field, String value) {
		try {
			return value.isEmpty() ? null : LocalDate.parse(value);
		}
		catch (DateTimeParseException ex) {
			throw new WrongFieldException(field, "day", ex);
		}
	}

}
