package org.runstate.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.runstate.impact.Accuracy;

/**
 * Measured figures as lines to read on a terminal.
 */
final class Figures {

	private Figures() {
	}

	static List<String> lines(Accuracy accuracy) {
		List<String> lines = new ArrayList<>();
		lines.add(accuracy.notices() + " notices with labels, judged " + accuracy.how() + ".");
		lines.add("");
		lines.add(line("%-24s %6s %6s  %9s  %6s  %5s  %14s", "value", "yes", "no", "precision", "recall", "F1",
				"F1 of not so"));
		accuracy.values()
			.forEach((value) -> lines.add(line("%-24s %6d %6s  %9.3f  %6.3f  %5.3f  %14s", value.value(), value.yes(),
					value.value().startsWith("platforms") ? "" : Integer.toString(value.no()), value.precision(),
					value.recall(), value.f1(),
					value.value().startsWith("platforms") ? "" : line("%.3f", value.opposite()))));
		if (!accuracy.actions().isEmpty()) {
			lines.add("");
			lines.add(line("inform against plan: accuracy %.3f, mean F1 %.3f", accuracy.actionAccuracy(),
					accuracy.actionMacroF1()));
			accuracy.actions().forEach((right, said) -> lines.add("  of " + right + " it said " + said));
		}
		lines.add("");
		accuracy.rules()
			.forEach((rule, figure) -> lines
				.add(line("rule %-24s right in %3d %% of %d", rule, figure.precision(), figure.of())));
		accuracy.model()
			.forEach((part, figure) -> lines
				.add(line("model for %-19s right in %3d %% of %d; %d %% in doubt, of the others right in %d %%", part,
						figure.precision(), figure.of(), figure.doubtShare(), figure.surePrecision())));
		return lines;
	}

	private static String line(String format, Object... values) {
		return String.format(Locale.ROOT, format, values);
	}

}
