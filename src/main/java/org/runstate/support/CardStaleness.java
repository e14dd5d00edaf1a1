package org.runstate.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.runstate.database.JsonColumn;
import org.runstate.impact.Difference;
import org.runstate.support.Card.Approved;
import org.runstate.support.Card.Basis;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What changed of notices since their cards were approved, as far as it matters.
 */
@Component
class CardStaleness {

	private final JdbcClient jdbc;

	CardStaleness(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The material differences since each card was approved; cards that are drafts or
	 * still right are absent.
	 */
	Map<Long, List<Difference>> of(Collection<Card> cards) {
		Map<Long, Basis> approved = new LinkedHashMap<>();
		for (Card card : cards) {
			Approved one = card.approved();
			if (one != null) {
				approved.put(card.noticeId(), one.basis());
			}
		}
		Map<Long, List<Difference>> stale = new LinkedHashMap<>();
		if (approved.isEmpty()) {
			return stale;
		}
		this.jdbc.sql("""
				select i.notice_id, i.revision_id, i.difference
				from card c straight_join impact i on i.notice_id = c.notice_id and i.revision_id >= c.approved_revision
				where c.notice_id in (:ids) and i.material order by i.notice_id, i.revision_id
				""").param("ids", approved.keySet()).query((row) -> {
			Basis basis = approved.getOrDefault(row.getLong("notice_id"), new Basis(0, 0));
			List<Difference> all = JsonColumn.list(row.getString("difference"), Difference.class);
			int known = (row.getLong("revision_id") == basis.revisionId()) ? basis.differences() : 0;
			List<Difference> fresh = all.stream().skip(known).filter(Difference::material).toList();
			if (!fresh.isEmpty()) {
				stale.computeIfAbsent(row.getLong("notice_id"), (id) -> new ArrayList<>()).addAll(fresh);
			}
		});
		return stale;
	}

}
