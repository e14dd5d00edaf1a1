package org.runstate.audience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.runstate.database.JsonColumn;
import org.runstate.platform.Platform;

import org.springframework.jdbc.core.RowMapper;

/**
 * A row of {@code person} with the name of its team.
 */
final class PersonMapper implements RowMapper<Person> {

	@Override
	public Person mapRow(ResultSet row, int number) throws SQLException {
		return new Person(row.getLong("id"), row.getString("email"), row.getString("name"),
				set(row.getString("audiences"), (key) -> Audience.of(key).orElseThrow()),
				set(row.getString("roles"), (key) -> Role.of(key).orElseThrow()),
				set(row.getString("platforms"), (key) -> Platform.of(key).orElseThrow()),
				JsonColumn.texts(row.getString("services")), row.getString("team"), row.getString("manager"),
				Locale.forLanguageTag(row.getString("locale")), ZoneId.of(row.getString("zone")), row.getInt("hour"),
				row.getObject("joined_on", LocalDate.class), row.getBoolean("active"), row.getBoolean("wants_digest"));
	}

	private static <T> Set<T> set(String json, Function<String, T> of) {
		return JsonColumn.texts(json).stream().map(of).collect(Collectors.toUnmodifiableSet());
	}

}
