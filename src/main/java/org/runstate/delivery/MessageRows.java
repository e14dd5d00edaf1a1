package org.runstate.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.runstate.delivery.Body.Named;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Messages with all that leaves with them.
 */
@Component
class MessageRows {

	private static final Logger log = LoggerFactory.getLogger(MessageRows.class);

	private final JdbcClient jdbc;

	private final Stencils stencils;

	MessageRows(JdbcClient jdbc, Stencils stencils) {
		this.jdbc = jdbc;
		this.stencils = stencils;
	}

	/**
	 * Reads messages. One that can no longer be put together is there without a body.
	 * @param which what follows {@code from message}, with named parameters
	 */
	List<Claimed> read(String which, Map<String, Object> parameters) {
		List<Row> rows = this.jdbc
			.sql("""
					select id, kind, recipient, recipient_name, subject, body, unsubscribe, planned_at, state, attempts, claim
					from message
					"""
					+ which)
			.params(parameters)
			.query(MessageRows::row)
			.list();
		TreeSet<String> named = new TreeSet<>();
		rows.stream()
			.map(Row::pieces)
			.filter(Objects::nonNull)
			.flatMap(List::stream)
			.map(Named::stencil)
			.forEach(named::add);
		Map<String, Stencil> known = this.stencils.find(named);
		return rows.stream().map((row) -> row.with(known)).toList();
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		return new Row(new Claimed(row.getString("id"), row.getString("kind"), row.getString("recipient"),
				row.getString("recipient_name"), row.getString("subject"), null, row.getString("unsubscribe"),
				row.getObject("planned_at", Instant.class), row.getString("state"), row.getInt("attempts"),
				row.getInt("claim")), pieces(row.getString("id"), row.getString("body")));
	}

	private static @Nullable List<Named> pieces(String id, String column) {
		try {
			return Body.pieces(column);
		}
		catch (JacksonException | ClassCastException ex) {
			log.warn("message unreadable id={} reason={}", id, ex.getMessage());
			return null;
		}
	}

	/**
	 * A message before its pieces are known.
	 *
	 * @param pieces null when the column holds none
	 */
	private record Row(Claimed message, @Nullable List<Named> pieces) {

		Claimed with(Map<String, Stencil> stencils) {
			return this.message.with(body(stencils));
		}

		private @Nullable Body body(Map<String, Stencil> stencils) {
			try {
				return (this.pieces != null) ? Body.of(this.pieces, stencils) : null;
			}
			catch (IllegalStateException ex) {
				log.warn("message unreadable id={} reason={}", this.message.id(), ex.getMessage());
				return null;
			}
		}

	}

}
