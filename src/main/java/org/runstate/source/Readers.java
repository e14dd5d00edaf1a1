package org.runstate.source;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/**
 * The kinds of sources that can be read.
 */
@Component
class Readers {

	private final Map<String, Reader> byKind;

	Readers(List<Reader> readers) {
		this.byKind = readers.stream().collect(Collectors.toUnmodifiableMap(Reader::kind, Function.identity()));
	}

	Set<String> kinds() {
		return this.byKind.keySet();
	}

	/**
	 * Reads a body as a kind of source. Never throws for what stands in it.
	 */
	Reading read(String kind, Fetched.Body body) {
		Reader reader = this.byKind.get(kind);
		if (reader == null) {
			return new Reading.Unreadable(Failure.NOT_A_FEED, "This version does not know the kind " + kind + ".");
		}
		try {
			return reader.read(body);
		}
		catch (StackOverflowError ex) {
			return new Reading.Unreadable(Failure.LIMIT_EXCEEDED, "The answer is nested too deeply.");
		}
	}

}
