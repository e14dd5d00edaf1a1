package org.runstate.source;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Passes over all sources as the step runs them, and feeds to read in them.
 */
record Passes(PollReader reader, PollWriter writer, JdbcClient jdbc) {

	/** A pass over what is due. */
	ExecutionContext pass() throws InterruptedException {
		ExecutionContext counts = new ExecutionContext();
		this.writer.open(counts);
		this.reader.open(counts);
		for (Polls polls = this.reader.read(); polls != null; polls = this.reader.read()) {
			this.writer.write(Chunk.of(polls));
		}
		this.reader.close();
		this.writer.update(counts);
		return counts;
	}

	/** A pass over everything. */
	ExecutionContext nextPass() throws InterruptedException {
		this.jdbc.sql("update source set next_check_at = '2020-01-01'").update();
		return pass();
	}

	/** A feed with an entry for each text, whose ids are their places. */
	static String feed(String... texts) {
		return items(IntStream.range(0, texts.length)
			.mapToObj((i) -> "<item><guid>n%d</guid><title>Notice %d</title><description>%s</description></item>"
				.formatted(i, i, texts[i]))
			.collect(Collectors.joining()));
	}

	static String items(String items) {
		return "<rss version=\"2.0\"><channel><title>x</title>" + items + "</channel></rss>";
	}

	/** Texts that differ. */
	static String[] many(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "text " + i).toArray(String[]::new);
	}

}
