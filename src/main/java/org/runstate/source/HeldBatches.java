package org.runstate.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.database.JsonColumn;
import org.runstate.notice.Compared;
import org.runstate.notice.Entry;
import org.runstate.notice.Kept;
import org.runstate.notice.Notices;
import org.runstate.notice.Said;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The last odd poll of each source, as it was, until a person lets it in or drops it. A
 * later odd poll takes its place; a later good one shows that it was a mishap.
 */
@Repository
public class HeldBatches {

	private static final int TITLES = 10;

	private final JdbcClient jdbc;

	private final Notices notices;

	private final Audit audit;

	HeldBatches(JdbcClient jdbc, Notices notices, Audit audit) {
		this.audit = audit;
		this.jdbc = jdbc;
		this.notices = notices;
	}

	/** What is held of a source. */
	public Optional<HeldBatch> find(long sourceId) {
		return this.jdbc.sql("select polled_at, reason, added, revised, titles from held_batch where source_id = ?")
			.param(sourceId)
			.query((row, number) -> new HeldBatch(row.getObject("polled_at", Instant.class), row.getString("reason"),
					row.getInt("added"), row.getInt("revised"), JsonColumn.texts(row.getString("titles"))))
			.optional();
	}

	void put(Polled polled, Look.Said said, Compared compared, String reason) {
		List<String> titles = Stream.concat(compared.added().stream(), compared.revised().stream())
			.map(Entry::title)
			.limit(TITLES)
			.toList();
		this.jdbc.sql("""
				replace into held_batch (source_id, polled_at, reason, added, revised, titles, body_hash, reading)
				values (?, ?, ?, ?, ?, ?, unhex(?), ?)
				""")
			.param(polled.source().id())
			.param(polled.at())
			.param(reason)
			.param(compared.added().size())
			.param(compared.revised().size())
			.param(JsonColumn.write(titles))
			.param(said.bodyHash())
			.param(packed(JsonColumn.write(said.reading().entries())))
			.update();
	}

	/** Forgets what is held of sources that were seen well since. */
	void forget(Collection<Long> sourceIds) {
		if (!sourceIds.isEmpty()) {
			this.jdbc.sql("delete from held_batch where source_id in (:ids)").param("ids", sourceIds).update();
		}
	}

	/**
	 * Keeps what is held of a source, just as it was held.
	 * @return what became of it, or empty when nothing was held any more
	 */
	@Transactional
	Optional<Kept> release(Source source, Instant now) {
		return held(source).map((held) -> {
			List<Entry> entries = JsonColumn.list(unpacked(held.reading()), Entry.class);
			Kept kept = this.notices
				.keep(List.of(new Said(source.id(), false, source.services(), source.platforms(), entries)), now)
				.get(0);
			end(source, held, now);
			this.audit.note(Did.POLL_RELEASED, About.source(source.key()),
					Map.of("notices", kept.notices(), "revisions", kept.revisions()));
			this.jdbc.sql("update source set entries = ?, news_at = ? where id = ?")
				.param(entries.size())
				.param(now)
				.param(source.id())
				.update();
			return kept;
		});
	}

	/**
	 * Drops what is held of a source. The same answer is not looked at again; another one
	 * is.
	 * @return whether something was held
	 */
	@Transactional
	boolean drop(Source source, Instant now) {
		Optional<Held> held = held(source);
		held.ifPresent((one) -> {
			end(source, one, now);
			this.audit.note(Did.POLL_DROPPED, About.source(source.key()));
		});
		return held.isPresent();
	}

	private Optional<Held> held(Source source) {
		return this.jdbc
			.sql("select lower(hex(body_hash)) hash, reading from held_batch where source_id = ? for update")
			.param(source.id())
			.query((row, number) -> new Held(row.getString("hash"), row.getBytes("reading")))
			.optional();
	}

	private void end(Source source, Held held, Instant now) {
		forget(List.of(source.id()));
		this.jdbc.sql("""
				update source set state = 'good', detail = null, body_hash = unhex(?), last_good_at = ? where id = ?
				""").param(held.hash()).param(now).param(source.id()).update();
	}

	private static byte[] packed(String json) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
			zip.write(json.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Memory failed", ex);
		}
		return bytes.toByteArray();
	}

	private static String unpacked(byte[] bytes) {
		try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
			return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("What was held is damaged", ex);
		}
	}

	@SuppressWarnings("ArrayRecordComponent") // lives for one statement, never compared
	private record Held(String hash, byte[] reading) {
	}

}
