package org.runstate.acknowledgement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.runstate.impact.Impact;
import org.runstate.impact.ImpactPart;
import org.runstate.impact.Reason;
import org.runstate.platform.Platform;

/**
 * One part of what a notice means, for the page: its value, who says so, and what it
 * could be instead.
 *
 * @param value in words
 * @param reasons why it is so; empty when nothing speaks against the default
 * @param choices what it could be; empty where it is a day
 * @param day the day as an input takes it; empty if there is none
 */
public record Meaning(ImpactPart part, String value, List<Reason> reasons, List<Choice> choices, String day) {

	/** A value that the part can have. */
	public record Choice(String key, String label, boolean chosen) {
	}

	/** Every part of an impact. */
	static List<Meaning> of(Impact impact) {
		return Arrays.stream(ImpactPart.values()).map((part) -> of(part, impact)).toList();
	}

	private static Meaning of(ImpactPart part, Impact impact) {
		List<String> keys = List.of(part.in(impact).split(";", -1));
		List<Choice> choices = new ArrayList<>();
		part.choices().forEach((key) -> choices.add(new Choice(key, label(part, key), keys.contains(key))));
		return new Meaning(part, String.join(", ", keys.stream().map((key) -> label(part, key)).toList()),
				impact.reasons().stream().filter((reason) -> reason.part().equals(part.key())).toList(), choices,
				(impact.actBy() != null) ? impact.actBy().toString() : "");
	}

	/** Whether a person set it. */
	public boolean isByPerson() {
		return this.reasons.stream().anyMatch((reason) -> reason.by().equals("person"));
	}

	/** A value as people read it. */
	static String label(ImpactPart part, String key) {
		return switch (part) {
			case PLATFORMS -> Platform.of(key).map(Platform::label).orElse("none in particular");
			case MAJOR -> key.equals("true") ? "yes" : "no";
			case ACT_BY -> key.equals(ImpactPart.NONE) ? "no day" : Days.day(LocalDate.parse(key));
			default -> key.replace('-', ' ').toLowerCase(Locale.ROOT);
		};
	}

}
