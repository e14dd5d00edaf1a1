package org.runstate.audience;

/**
 * A name that its owner recognises and others learn little from: "M. Sand".
 */
public final class ShortName {

	private ShortName() {
	}

	public static String of(String name) {
		String whole = name.strip();
		int space = whole.lastIndexOf(' ');
		if (space < 0) {
			return whole;
		}
		return whole.substring(0, whole.offsetByCodePoints(0, 1)) + ". " + whole.substring(space + 1);
	}

}
