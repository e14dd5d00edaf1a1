package org.runstate.privacy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.Person;
import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.delivery.MailCopies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything that is kept of a person in one file, for who asks what is known of them.
 */
@Component
public class PersonExport {

	private static final int LINES = 100_000;

	private static final int MAILS = 200;

	/** What lets somebody in is not about them, and not for a file. */
	private static final Set<String> SECRET = Set.of("password_hash", "code_hash", "token_hash", "unsubscribe",
			"content");

	private final JsonMapper json = JsonMapper.builder().build();

	private final JdbcClient jdbc;

	private final MailCopies copies;

	private final Audit audit;

	private final Clock clock;

	PersonExport(JdbcClient jdbc, MailCopies copies, Audit audit, Clock clock) {
		this.jdbc = jdbc;
		this.copies = copies;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Writes what is kept of a person to a file.
	 * @return how many rows that are
	 * @throws IOException if it cannot be written
	 */
	@Transactional
	public int write(Person person, Path file) throws IOException {
		try (OutputStream out = Files.newOutputStream(file)) {
			return write(person, out);
		}
	}

	/** The same. Does not close the stream. */
	@Transactional
	public int write(Person person, OutputStream out) throws IOException {
		this.audit.note(Did.PERSON_EXPORTED, About.person(person.id()));
		Map<String, List<Map<String, Object>>> tables = tables(person);
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("form", "runstate-person");
		all.put("person", person.id());
		all.put("exportedAt", this.clock.instant().toString());
		all.put("kept", tables);
		all.put("mail", mail(tables.getOrDefault("message", List.of())));
		out.write(this.json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
		out.flush();
		return tables.values().stream().mapToInt(List::size).sum();
	}

	/** How many rows are kept, by table. */
	Map<String, Integer> counts(Person person) {
		Map<String, Integer> counts = new LinkedHashMap<>();
		tables().forEach((table) -> {
			int rows = this.jdbc.sql("select count(*) from " + table + where(table))
				.param("id", person.id())
				.param("email", person.email().toLowerCase(Locale.ROOT))
				.query(Integer.class)
				.single();
			if (rows > 0) {
				counts.put(table, rows);
			}
		});
		return counts;
	}

	private Map<String, List<Map<String, Object>>> tables(Person person) {
		Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
		tables().forEach((table) -> tables.put(table,
				this.jdbc.sql("select * from " + table + where(table) + " limit " + LINES)
					.param("id", person.id())
					.param("email", person.email().toLowerCase(Locale.ROOT))
					.query((row, number) -> row(table, row))
					.list()));
		return tables;
	}

	static Set<String> tables() {
		return Kept.ALL.stream().map(Kept::table).sorted().collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static String where(String table) {
		return Kept.ALL.stream()
			.filter((kept) -> kept.table().equals(table))
			.map((kept) -> kept.column() + " = " + ((kept.by() == Kept.By.NUMBER) ? ":id" : ":email"))
			.collect(Collectors.joining(" or ", " where (",
					(table.equals("audit") ? " or thing = 'person' and thing_key = :id" : "") + ")"));
	}

	private static Map<String, Object> row(String table, ResultSet row) throws SQLException {
		ResultSetMetaData columns = row.getMetaData();
		Map<String, Object> values = new LinkedHashMap<>();
		for (int i = 1; i <= columns.getColumnCount(); i++) {
			String name = columns.getColumnLabel(i);
			Object value = row.getObject(i);
			if (value != null && !SECRET.contains(name) && !(table.equals("calendar_address") && name.equals("hash"))) {
				values.put(name, plain(value));
			}
		}
		return values;
	}

	private static Object plain(Object value) {
		if (value instanceof byte[] bytes) {
			return HexFormat.of().formatHex(bytes);
		}
		return (value instanceof Number || value instanceof Boolean) ? value : value.toString();
	}

	/** Each message as it left, in full. */
	private Map<String, String> mail(List<Map<String, Object>> messages) {
		Map<String, String> mail = new LinkedHashMap<>();
		List<String> ids = messages.stream().map((message) -> Objects.toString(message.get("id"))).toList();
		for (int from = 0; from < ids.size(); from += MAILS) {
			this.copies.of(ids.subList(from, Math.min(ids.size(), from + MAILS)))
				.forEach((id, bytes) -> mail.put(id, new String(bytes, StandardCharsets.UTF_8)));
		}
		return mail;
	}

	/** The name of the file that a browser keeps. */
	static String fileName(@Nullable Long id) {
		return "runstate-person-" + id + ".json";
	}

}
