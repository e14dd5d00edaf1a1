package org.runstate.notice;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is known of the entries of sources.
 */
final class Knowledge {

	private static final int BATCH = 500;

	/** So many of a source's latest notices are looked through for lost identities. */
	private static final int LATEST = 1000;

	private final JdbcClient jdbc;

	Knowledge(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** What is known of these entries. */
	Known.ByEntry of(List<Known.EntryId> wanted) {
		Known.ByEntry known = new Known.ByEntry();
		for (int from = 0; from < wanted.size(); from += BATCH) {
			this.jdbc.sql("""
					-- which of these entries are known, and what did each mean last?
					select n.id, n.source_id, n.entry_key, n.latest, lower(hex(n.raw_hash)) raw_hash,
						lower(hex(r.semantic_hash)) semantic_hash, n.absent_since is not null absent
					from json_table(?, '$[*]' columns (source_id bigint path '$.sourceId',
						entry_key varchar(700) character set utf8mb4 collate utf8mb4_nopad_bin path '$.key')) wanted
					straight_join notice n on n.source_id = wanted.source_id and n.entry_key = wanted.entry_key
					left join revision r on r.notice_id = n.id and r.number = n.latest
					""")
				.param(JsonColumn.write(wanted.subList(from, Math.min(from + BATCH, wanted.size()))))
				.query((row) -> {
					known.put(row.getLong("source_id"), row.getString("entry_key"),
							new Known(row.getLong("id"), row.getInt("latest"), row.getString("raw_hash"),
									row.getString("semantic_hash"), row.getBoolean("absent")));
				});
		}
		return known;
	}

	/**
	 * Recognises entries none of whose keys is known by their links and content: there
	 * are sources that give every entry a new id with every answer.
	 * @return the same list when fewer than half are recognised
	 */
	List<Found> recognise(Said said, List<Found> strange) {
		Map<String, Named> byContent = new HashMap<>();
		this.jdbc.sql("""
				select n.id, n.entry_key, n.latest, lower(hex(n.raw_hash)) raw_hash,
					lower(hex(r.semantic_hash)) semantic_hash, n.absent_since is not null absent, r.url
				from notice n join revision r on r.notice_id = n.id and r.number = n.latest
				where n.source_id = ? order by n.id desc limit ?
				""").param(said.sourceId()).param(LATEST).query((row) -> {
			Known known = new Known(row.getLong("id"), row.getInt("latest"), row.getString("raw_hash"),
					row.getString("semantic_hash"), row.getBoolean("absent"));
			byContent.put(content(row.getString("url"), known.semanticHash()),
					new Named(row.getString("entry_key"), known));
		});
		List<Found> recognised = new ArrayList<>();
		int same = 0;
		for (Found one : strange) {
			Named named = byContent.remove(content(one.entry().url(), one.semanticHash()));
			recognised.add((named != null) ? Found.of(said, one.entry().as(named.key()), named.known()) : one);
			same += (named != null) ? 1 : 0;
		}
		return (same > 0 && same * 2 >= strange.size()) ? recognised : strange;
	}

	/** An address may change between http and https. */
	private static String content(@Nullable String url, String semanticHash) {
		return semanticHash + " " + ((url != null) ? URI.create(url).getSchemeSpecificPart() : "");
	}

	private record Named(String key, Known known) {
	}

}
