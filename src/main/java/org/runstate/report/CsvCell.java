package org.runstate.report;

/**
 * Text for a cell of a CSV file that a spreadsheet will not take for a formula: where it
 * begins like one, an apostrophe stands before it.
 */
final class CsvCell {

	private static final String BEGIN_A_FORMULA = "=+-@|%\t\r\n\uFF1D\uFF0B\uFF0D\uFF20\uFF5C\uFF05";

	private CsvCell() {
	}

	static String of(String text) {
		String begun = text.stripLeading();
		boolean formula = !begun.isEmpty() && BEGIN_A_FORMULA.indexOf(begun.charAt(0)) >= 0;
		boolean control = !text.isEmpty() && BEGIN_A_FORMULA.indexOf(text.charAt(0)) >= 0;
		return (formula || control) ? "'" + text : text;
	}

}
