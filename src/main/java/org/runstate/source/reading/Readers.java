package org.runstate.source.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

import org.runstate.source.fetch.Failure;
import org.runstate.source.fetch.Fetched;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The kinds of sources that can be read.
 */
@Component
public class Readers {

	private static final int START = 4000;

	private static final int CORES = Runtime.getRuntime().availableProcessors();

	private static final int LARGE = 1 << 21;

	private static final Logger log = LoggerFactory.getLogger(Readers.class);

	private final Map<String, Reader> byKind;

	/**
	 * The tree of a body takes many times its size, so large ones are read one by one.
	 */
	private final Semaphore reading = new Semaphore(CORES);

	Readers(List<Reader> readers) {
		this.byKind = new TreeMap<>(readers.stream().collect(Collectors.toMap(Reader::kind, (reader) -> reader)));
	}

	/** All readers of this package, for use outside of the application. */
	public static Readers all() {
		return new Readers(List.of(new FeedReader(), new PageReader(), new GraphMessages(), new GraphHealth(),
				new RoadmapReader(), new StatuspageReader(), new KevReader(), new EndOfLifeReader(), new SofaReader(),
				new GdmfReader(), new GithubReleasesReader(), new MsrcReader(), new ManualReader()));
	}

	/** The names of all kinds. */
	public Set<String> kinds() {
		return this.byKind.keySet();
	}

	/** The reader of a kind, or empty for an unknown one. */
	public Optional<Reader> find(String kind) {
		return Optional.ofNullable(this.byKind.get(kind));
	}

	/** Reads a body. Never throws for what stands in it. */
	public Reading read(Reader reader, Fetched.Body body, Options options) {
		int permits = (body.bytes().length > LARGE) ? CORES : 1;
		this.reading.acquireUninterruptibly(permits);
		try {
			return reader.read(body, options);
		}
		catch (StackOverflowError ex) {
			return new Reading.Unreadable(Failure.LIMIT_EXCEEDED, "The answer is nested too deeply.");
		}
		catch (RuntimeException ex) {
			log.error("source not read kind={}", reader.kind(), ex);
			return new Reading.Unreadable(Failure.PARSE_ERROR, "Reading ended in an error of Runstate's own.");
		}
		finally {
			this.reading.release(permits);
		}
	}

	/** The kind that a document seems to be for: a feed, unless another recognises it. */
	public String guess(Fetched.Body body) {
		String start;
		try {
			start = TextOf.body(body);
		}
		catch (UnreadableException ex) {
			return FeedReader.KIND; // it tells what is wrong with it
		}
		String looked = start.substring(0, Math.min(start.length(), START));
		return this.byKind.values()
			.stream()
			.filter((reader) -> reader.recognises(looked))
			.map(Reader::kind)
			.findFirst()
			.orElse(FeedReader.KIND);
	}

}
