package org.runstate.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of what people are trained with.
 */
@Repository
public class Materials {

	private static final String SELECT = """
			select m.id, m.version, m.title, m.url, m.owner_id, p.name owner, p.email, m.platforms, m.services, m.keywords,
				m.reviewed_on, m.every_days, m.retired, (select count(*) from material_review r
					where r.material_id = m.id and r.closed_at is null) open
			from material m join person p on p.id = m.owner_id
			""";

	private final JdbcClient jdbc;

	private final People people;

	private final Audit audit;

	Materials(JdbcClient jdbc, People people, Audit audit) {
		this.jdbc = jdbc;
		this.people = people;
		this.audit = audit;
	}

	Optional<Material> find(long id) {
		return this.jdbc.sql(SELECT + "where m.id = ?").param(id).query(Materials::material).optional();
	}

	/** Materials by title. */
	List<Material> list(String q, boolean retired, int most) {
		return this.jdbc
			.sql(SELECT
					+ """
							where m.retired = :retired and (:q = '' or concat_ws(' ', m.title, m.keywords, m.services, p.name) collate utf8mb4_uca1400_ai_ci like :like)
							order by m.title, m.id limit :most
							""")
			.param("retired", retired)
			.param("q", q)
			.param("like", "%" + q.replaceAll("([\\\\%_])", "\\\\$1") + "%")
			.param("most", most)
			.query(Materials::material)
			.list();
	}

	/** All that are in use and that a notice can match. */
	List<Material> inUse() {
		return this.jdbc.sql(SELECT + "where not m.retired and m.keywords <> '' order by m.id")
			.query(Materials::material)
			.list();
	}

	/**
	 * Keeps a new material.
	 * @throws WrongFieldException if it cannot be kept
	 */
	@Transactional
	public long add(MaterialForm form, long person, Instant now) {
		Topics topics = form.topics();
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc
			.sql("""
					insert into material (title, url, owner_id, platforms, services, keywords, reviewed_on, every_days, edited_by,
						edited_at)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
					""")
			.param(form.checkedTitle())
			.param(WebLink.of(form.url()))
			.param(owner(form).id())
			.param(topics.platformsJson())
			.param(topics.servicesJson())
			.param(topics.keywordsText())
			.param(form.reviewed())
			.param(form.days())
			.param(person)
			.param(now)
			.update(key, "id");
		long id = Objects.requireNonNull(key.getKey()).longValue();
		this.audit.note(Did.MATERIAL_WRITTEN, about(id));
		return id;
	}

	/**
	 * Keeps what was typed, over exactly the version that was seen.
	 * @return whether nobody else was faster
	 * @throws WrongFieldException if it cannot be kept
	 */
	@Transactional
	boolean change(long id, MaterialForm form, long person, Instant now) {
		Topics topics = form.topics();
		boolean first = this.jdbc
			.sql("""
					update material set version = version + 1, title = ?, url = ?, owner_id = ?, platforms = ?, services = ?,
						keywords = ?, reviewed_on = ?, every_days = ?, edited_by = ?, edited_at = ?
					where id = ? and version = ?
					""")
			.param(form.checkedTitle())
			.param(WebLink.of(form.url()))
			.param(owner(form).id())
			.param(topics.platformsJson())
			.param(topics.servicesJson())
			.param(topics.keywordsText())
			.param(form.reviewed())
			.param(form.days())
			.param(person)
			.param(now)
			.param(id)
			.param(form.version())
			.update() == 1;
		if (first) {
			this.audit.note(Did.MATERIAL_WRITTEN, about(id));
		}
		return first;
	}

	/** Uses a material no longer, or again. */
	@Transactional
	void retire(long id, boolean retired, long person, Instant now) {
		this.jdbc
			.sql("update material set version = version + 1, retired = ?, edited_by = ?, edited_at = ? where id = ?")
			.params(retired, person, now, id)
			.update();
		this.audit.note(retired ? Did.MATERIAL_RETIRED : Did.MATERIAL_BACK, about(id));
	}

	/**
	 * Somebody looked whether it is right.
	 * @param changed whether it was not
	 */
	@Transactional
	void reviewed(long id, LocalDate day, boolean changed) {
		this.jdbc.sql("update material set version = version + 1, reviewed_on = greatest(reviewed_on, ?) where id = ?")
			.params(day, id)
			.update();
		this.audit.note(Did.MATERIAL_REVIEWED, about(id), Map.of("changed", changed));
	}

	private static About about(long id) {
		return About.named("material", String.valueOf(id));
	}

	private Person owner(MaterialForm form) {
		return this.people.find(form.owner())
			.filter(Person::active)
			.orElseThrow(() -> new WrongFieldException("owner", "person"));
	}

	private static Material material(ResultSet row, int number) throws SQLException {
		return new Material(row.getLong("id"), row.getInt("version"), row.getString("title"), row.getString("url"),
				row.getLong("owner_id"), row.getString("owner"), row.getString("email"),
				Topics.kept(row.getString("platforms"), row.getString("services"), row.getString("keywords")),
				row.getObject("reviewed_on", LocalDate.class), row.getInt("every_days"), row.getBoolean("retired"),
				row.getInt("open"));
	}

}
