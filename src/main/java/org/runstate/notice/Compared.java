package org.runstate.notice;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one poll of a source said, beside what is known, before anything is kept.
 */
public final class Compared {

	private final Said said;

	private final List<Found> found;

	private final boolean rekeyed;

	Compared(Said said, List<Found> found, boolean rekeyed) {
		this.said = said;
		this.found = List.copyOf(found);
		this.rekeyed = rekeyed;
	}

	Said said() {
		return this.said;
	}

	List<Found> found() {
		return this.found;
	}

	/** The number of the source. */
	public long sourceId() {
		return this.said.sourceId();
	}

	/** How many different entries there are. */
	public int entries() {
		return this.found.size();
	}

	/** Entries that nobody has seen before. */
	public List<Entry> added() {
		return entries(Found.Change.ADDED);
	}

	/** Known entries that mean something else than before. */
	public List<Entry> revised() {
		return entries(Found.Change.REVISED);
	}

	/**
	 * Whether the source gave its entries other ids, so that they were told by their
	 * links and content.
	 */
	public boolean isRekeyed() {
		return this.rekeyed;
	}

	/** When the oldest entry that has a date was published. */
	public Optional<Instant> oldest() {
		return this.found.stream()
			.map((one) -> one.entry().published())
			.filter(Objects::nonNull)
			.map(Objects::requireNonNull)
			.min(Comparator.naturalOrder());
	}

	private List<Entry> entries(Found.Change change) {
		return this.found.stream().filter((one) -> one.change() == change).map(Found::entry).toList();
	}

}
