package org.runstate.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * How well the sources can be seen.
 *
 * @param total how many there are
 * @param unwell those that have failed for a day, or said nothing new for three times as
 * long as is usual for them
 */
public record SourceHealth(int total, List<Unwell> unwell) {

	public SourceHealth {
		unwell = List.copyOf(unwell);
	}

	/** How many sources are as they should be. */
	public int fresh() {
		return this.total - this.unwell.size();
	}

	/** The unwell by the number of their source. */
	Map<Long, Unwell> byId() {
		return this.unwell.stream().collect(Collectors.toMap(Unwell::id, Function.identity()));
	}

	/**
	 * A source that cannot be seen or says nothing.
	 *
	 * @param failing whether it cannot be seen; otherwise it is silent
	 * @param since when it was first not seen, or when it last said something new
	 * @param owner the address of the person to tell, or null
	 * @param failure why it cannot be seen, in a few words, or null when it is silent
	 * @param detail one sentence about the last poll
	 */
	public record Unwell(long id, String key, String name, boolean failing, Instant since, @Nullable String owner,
			@Nullable String failure, @Nullable String detail) {
	}

}
