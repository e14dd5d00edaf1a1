package org.runstate.audience;

/**
 * A name that its owner recognises and others learn little from: "M. Sand".
 */
public final class ShortName {

	private ShortName() {
	}

	public static String of(String name) {
		String[] parts = name.strip().split("\\s+");
		if (parts.length < 2) {
			return parts[0];
		}
		String initial = parts[0].substring(0, parts[0].offsetByCodePoints(0, 1));
		return initial + ". " + parts[parts.length - 1];
	}

}
