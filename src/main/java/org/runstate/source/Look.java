package org.runstate.source;

import java.time.Instant;

import org.runstate.source.fetch.Failure;
import org.runstate.source.reading.Reading;

/**
 * What one look at a source showed, before anything is kept.
 */
sealed interface Look {

	/**
	 * The look of one who knew nothing before: it was read, or it could not be seen.
	 */
	default Look asFirst() {
		if (this instanceof Later later) {
			return new Bad(later.failure(), later.detail());
		}
		return (this instanceof Same)
				? new Bad(Failure.PROTOCOL_ERROR, "The server says that nothing changed, but was not asked.") : this;
	}

	/** The same as last time. */
	record Same() implements Look {
	}

	/**
	 * It was read.
	 *
	 * @param whole whether these are all entries, or only those that changed lately
	 */
	record Said(Reading.Good reading, String bodyHash, boolean whole) implements Look {
	}

	/** The server named the time of the next attempt. */
	record Later(Instant until, Failure failure, String detail) implements Look {
	}

	/** It could not be seen. */
	record Bad(Failure failure, String detail) implements Look {
	}

}
