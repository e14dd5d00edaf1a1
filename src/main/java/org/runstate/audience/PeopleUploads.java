package org.runstate.audience;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * People files between the look at them and the word to take them in: the last one of
 * each administrator, for an hour. Any server on the database can take it in.
 */
@Repository
class PeopleUploads {

	private static final Duration KEPT = Duration.ofHours(1);

	private final JdbcClient jdbc;

	private final Clock clock;

	PeopleUploads(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Keeps a file in the place of the one that the person looked at before.
	 * @return by which it is found again
	 */
	String put(long personId, byte[] content, boolean replace) {
		String id = UUID.randomUUID().toString();
		forgetOld();
		this.jdbc.sql("replace into people_upload (person_id, id, replaces, made_at, content) values (?, ?, ?, ?, ?)")
			.params(personId, id, replace, this.clock.instant(), packed(content))
			.update();
		return id;
	}

	/**
	 * The file that a person looked at; empty when it is too long ago or was taken in.
	 */
	Optional<Upload> find(long personId, String id) {
		forgetOld();
		return this.jdbc.sql("select content, replaces from people_upload where person_id = ? and id = ?")
			.params(personId, id)
			.query((row, number) -> new Upload(row.getBytes("content"), row.getBoolean("replaces")))
			.optional();
	}

	void forget(long personId) {
		this.jdbc.sql("delete from people_upload where person_id = ?").param(personId).update();
	}

	private void forgetOld() {
		Instant old = this.clock.instant().minus(KEPT);
		this.jdbc.sql("delete from people_upload where made_at < ?").param(old).update();
	}

	private static byte[] packed(byte[] content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
			zip.write(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Memory failed", ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * A file that waits.
	 *
	 * @param packed its content
	 * @param replace whether people who are not in it leave
	 */
	@SuppressWarnings("ArrayRecordComponent") // lives for one request, never compared
	record Upload(byte[] packed, boolean replace) {

		InputStream open() throws IOException {
			return new GZIPInputStream(new ByteArrayInputStream(this.packed));
		}

	}

}
