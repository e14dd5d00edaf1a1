package org.runstate.impact;

import java.io.IOException;
import java.io.Reader;

/**
 * The lines of a file, each held only as long as it is looked at and never beyond a
 * bound.
 */
final class Lines {

	/** How many characters a line may have. */
	static final int LONGEST = 8 * 1024 * 1024;

	private final Reader in;

	private StringBuilder line = new StringBuilder();

	private long number;

	private boolean tooLong;

	Lines(Reader in) {
		this.in = in;
	}

	/** Goes to the next line; false at the end. */
	boolean next() throws IOException {
		this.line = new StringBuilder();
		this.tooLong = false;
		int symbol = this.in.read();
		if (symbol < 0) {
			return false;
		}
		this.number++;
		while (symbol >= 0 && symbol != '\n') {
			if (this.line.length() < LONGEST) {
				this.line.append((char) symbol);
			}
			else {
				this.tooLong = true;
			}
			symbol = this.in.read();
		}
		if (this.number == 1 && !this.line.isEmpty() && this.line.charAt(0) == '\ufeff') {
			this.line.deleteCharAt(0);
		}
		return true;
	}

	String line() {
		return this.line.toString();
	}

	/** Whether the end of the line was passed over. */
	boolean isTooLong() {
		return this.tooLong;
	}

	/** 1 for the first line. */
	long number() {
		return this.number;
	}

}
