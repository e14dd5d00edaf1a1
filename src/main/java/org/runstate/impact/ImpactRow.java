package org.runstate.impact;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.runstate.database.JsonColumn;
import org.runstate.platform.Platform;

/**
 * An impact as a row of its table.
 */
final class ImpactRow {

	private ImpactRow() {
	}

	static void write(PreparedStatement row, NewImpact one, long position, Instant now) throws SQLException {
		Impact impact = one.impact();
		row.setLong(1, one.revision().id());
		row.setLong(2, one.revision().noticeId());
		row.setLong(3, position);
		row.setBoolean(4, one.isNews());
		row.setString(5, platforms(impact));
		row.setString(6, JsonColumn.write(impact.services()));
		row.setString(7, impact.category().key());
		row.setString(8, impact.action().key());
		row.setBoolean(9, impact.major());
		row.setString(10, impact.admin().key());
		row.setString(11, impact.helpdesk().key());
		row.setString(12, impact.user().key());
		row.setString(13, impact.urgency().key());
		row.setObject(14, impact.actBy());
		row.setString(15, JsonColumn.write(one.differences()));
		row.setBoolean(16, one.isMaterial());
		row.setString(17, JsonColumn.write(impact.reasons()));
		row.setObject(18, now);
		row.setBoolean(19, one.isNews() && !impact.doubts().isEmpty());
	}

	/** The columns that a person's word can change, in their order. */
	static List<@Nullable Object> changeable(Impact impact) {
		return Arrays.asList(platforms(impact), impact.category().key(), impact.action().key(), impact.major(),
				impact.admin().key(), impact.helpdesk().key(), impact.user().key(), impact.urgency().key(),
				impact.actBy(), JsonColumn.write(impact.reasons()), !impact.doubts().isEmpty());
	}

	private static String platforms(Impact impact) {
		return JsonColumn.write(new TreeSet<>(impact.platforms()).stream().map(Platform::key).toList());
	}

	static Impact impact(ResultSet row) throws SQLException {
		Set<Platform> platforms = EnumSet.noneOf(Platform.class);
		JsonColumn.texts(row.getString("platforms")).forEach((key) -> Platform.of(key).ifPresent(platforms::add));
		return new Impact(platforms, JsonColumn.texts(row.getString("services")),
				Category.valueOf(name(row.getString("category"))), Action.valueOf(name(row.getString("action"))),
				row.getBoolean("major"), Level.valueOf(name(row.getString("touches_admin"))),
				Level.valueOf(name(row.getString("touches_helpdesk"))),
				Level.valueOf(name(row.getString("touches_user"))), Urgency.valueOf(name(row.getString("urgency"))),
				row.getObject("act_by", LocalDate.class), JsonColumn.list(row.getString("reasons"), Reason.class));
	}

	static News news(ResultSet row) throws SQLException {
		return new News(row.getLong("position"), row.getLong("revision_id"), row.getLong("notice_id"),
				row.getInt("number"), row.getString("title"), row.getString("url"), row.getString("text"),
				row.getString("source"), impact(row), JsonColumn.list(row.getString("difference"), Difference.class),
				row.getObject("seen_at", Instant.class));
	}

	/** The name of an enumeration's value whose key is kept. */
	static String name(String key) {
		return key.toUpperCase(Locale.ROOT).replace('-', '_');
	}

}
