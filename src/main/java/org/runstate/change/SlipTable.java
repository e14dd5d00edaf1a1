package org.runstate.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.runstate.change.Slips.Track;
import org.runstate.database.JsonColumn;
import org.runstate.impact.Promise;
import org.runstate.impact.Timelines;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The ledger of slips: which changes were put off, how often and by how much.
 */
@Repository
public class SlipTable {

	private static final int CLOUDS = 60;

	private final Timelines timelines;

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	SlipTable(Timelines timelines, JdbcClient jdbc, JdbcTemplate batches) {
		this.timelines = timelines;
		this.jdbc = jdbc;
		this.batches = batches;
	}

	/** What the notices of each change promised over time. */
	Map<Long, Slips> of(Map<Long, Set<Long>> membersByLead) {
		Set<Long> notices = new TreeSet<>();
		membersByLead.values().forEach(notices::addAll);
		Map<Long, List<Said>> said = said(notices);
		Map<Long, Slips> slips = new LinkedHashMap<>();
		membersByLead.forEach((lead, members) -> {
			List<Said> all = new ArrayList<>();
			members.forEach((member) -> all.addAll(said.getOrDefault(member, List.of())));
			slips.put(lead, Slips.of(all));
		});
		return slips;
	}

	private Map<Long, List<Said>> said(Collection<Long> notices) {
		Map<Long, List<Said>> said = new TreeMap<>();
		Map<Long, List<Promise>> promises = this.timelines.ofNotices(notices);
		if (!promises.isEmpty()) {
			this.jdbc
				.sql("""
						-- who said it, and when? what the vendor says of the time holds unless it lies ahead
						select r.id, r.notice_id, s.name, least(coalesce(r.updated_at, r.published_at, r.seen_at), r.seen_at) at
						from revision r join notice n on n.id = r.notice_id join source s on s.id = n.source_id
						where r.id in (:ids) order by r.id
						""")
				.param("ids", promises.keySet())
				.query((row) -> {
					said.computeIfAbsent(row.getLong("notice_id"), (id) -> new ArrayList<>())
						.add(new Said(row.getLong("notice_id"), row.getString("name"),
								row.getObject("at", Instant.class),
								promises.getOrDefault(row.getLong("id"), List.of())));
				});
		}
		return said;
	}

	/**
	 * Writes the ledger of these changes anew; of those no longer leading nothing stays.
	 */
	void keep(Map<Long, Set<Long>> membersByLead) {
		Set<Long> all = new TreeSet<>(membersByLead.keySet());
		membersByLead.values().forEach(all::addAll);
		if (all.isEmpty()) {
			return;
		}
		this.jdbc.sql("delete from slip where notice_id in (:ids)").param("ids", all).update();
		List<Object[]> rows = new ArrayList<>();
		of(membersByLead).forEach((lead, slips) -> {
			Optional<Track> worst = slips.worst();
			worst.ifPresent((track) -> {
				String clouds = String.join(",", track.clouds());
				rows.add(new Object[] { lead, track.stage(), clouds.substring(0, Math.min(CLOUDS, clouds.length())),
						track.slipped(), track.days(), track.steps().get(track.steps().size() - 1).to() });
			});
		});
		this.batches.batchUpdate("""
				insert into slip (notice_id, stage, cloud, slipped, days, until_day) values (?, ?, ?, ?, ?, ?)
				""", rows);
	}

	/**
	 * The most slipped changes.
	 * @param service only those that affect it; all if empty
	 * @param stage only this one; all if empty
	 * @param least how often they slipped at least
	 */
	public List<Slipped> most(String service, String stage, int least, int limit) {
		return this.jdbc.sql("""
				-- what was put off most?
				select s.notice_id, r.title, i.services, s.stage, s.cloud, s.slipped, s.days, s.until_day
				from slip s
				join notice n on n.id = s.notice_id
				join revision r on r.notice_id = n.id and r.number = n.latest
				join impact i on i.revision_id = (select max(l.revision_id) from impact l where l.notice_id = n.id)
				where s.slipped >= :least and (:stage = '' or s.stage = :stage)
				and (:service = '' or json_contains(i.services, json_quote(:service)))
				order by s.days desc, s.slipped desc, s.notice_id desc limit :limit
				""")
			.param("least", least)
			.param("stage", stage)
			.param("service", service)
			.param("limit", limit)
			.query((row, number) -> new Slipped(row.getLong("notice_id"), row.getString("title"),
					JsonColumn.texts(row.getString("services")), row.getString("stage"), row.getString("cloud"),
					row.getInt("slipped"), row.getLong("days"), row.getObject("until_day", LocalDate.class)))
			.list();
	}

	/** How much each service puts off, that which does most first. */
	public List<ByService> byService() {
		return this.jdbc
			.sql("""
					-- how many changes of each service were put off, how often and by how much?
					select named.service, count(*) changes, sum(s.slipped) slipped, sum(s.days) days
					from slip s
					join impact i on i.revision_id = (select max(l.revision_id) from impact l where l.notice_id = s.notice_id)
					join json_table(i.services, '$[*]' columns (service varchar(200) path '$')) named
					group by named.service order by days desc, named.service limit 100
					""")
			.query(ByService.class)
			.list();
	}

	/**
	 * A change that was put off.
	 *
	 * @param until the last day of what is promised now
	 */
	public record Slipped(long noticeId, String title, List<String> services, String stage, String cloud, int slipped,
			long days, LocalDate until) {
	}

	/** What a service put off. */
	public record ByService(String service, long changes, long slipped, long days) {
	}

}
