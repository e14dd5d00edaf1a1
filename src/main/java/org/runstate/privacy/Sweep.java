package org.runstate.privacy;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Replaces what says who somebody was wherever it stands in the database: a reason that
 * was typed, an address in an answer of a mail server. Every column of text is looked
 * through, also those of modules that are younger than this.
 */
@Component
class Sweep {

	/**
	 * What vendors said, where a name is most likely somebody else's; an address is
	 * looked for here too.
	 */
	static final List<String> WHAT_VENDORS_SAID = List.of("source", "notice", "revision", "notice_text", "notice_key",
			"notice_word", "word_count", "promise", "impact", "poll", "held_batch", "person", "message", "stencil");

	/** Rows that nothing changes, and that hold nobody's name. */
	private static final List<String> NEVER = List.of("evidence", "audit", "flyway_schema_history");

	private final JdbcClient jdbc;

	Sweep(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Replaces whole words, in any case. What becomes too long for its column by that
	 * loses its end.
	 * @param without tables that are left alone
	 */
	void replace(String word, String instead, List<String> without) {
		List<Column> columns = this.jdbc.sql("""
				-- Where may somebody be named?
				select c.table_name, c.column_name, c.character_maximum_length longest from information_schema.columns c
				join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
				where c.table_schema = database() and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
					and c.data_type in ('varchar', 'text', 'mediumtext', 'longtext') and c.table_name not in (:never)
				""").param("never", NEVER).query(Column.class).list();
		String pattern = "(?i)(?<![\\p{L}\\p{N}])\\Q" + word.replace("\\E", "") + "\\E(?![\\p{L}\\p{N}])";
		columns.stream()
			.filter((column) -> !without.contains(column.tableName()))
			.forEach((column) -> this.jdbc
				.sql("""
						update `%1$s` set `%2$s` = left(regexp_replace(`%2$s`, :pattern, :instead), :longest) where `%2$s` like :like
						"""
					.formatted(column.tableName(), column.columnName()))
				.param("longest", column.longest())
				.param("pattern", pattern)
				.param("instead", instead)
				.param("like", "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
				.update());
	}

	/**
	 * A column of text.
	 *
	 * @param longest how many characters it takes
	 */
	record Column(String tableName, String columnName, long longest) {
	}

}
