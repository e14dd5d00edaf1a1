package org.runstate.onboarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.Audience;
import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.database.JsonColumn;
import org.runstate.language.Words;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The onboarding set: in each language a list, in the order in which newcomers read it.
 */
@Repository
public class Onboarding {

	private static final String SELECT = """
			select i.id, i.language, i.title, i.url, i.text, i.audiences, i.version, p.name changed_by, i.changed_at
			from onboarding_item i left join person p on p.id = i.changed_by
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	private final Audit audit;

	private final Clock clock;

	Onboarding(JdbcClient jdbc, JdbcTemplate batches, Audit audit, Clock clock) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.audit = audit;
		this.clock = clock;
	}

	/** Everything, by language and in order. */
	public List<OnboardingItem> all() {
		return this.jdbc.sql(SELECT + "order by i.language desc, i.position, i.id").query(Onboarding::item).list();
	}

	/** Of all items those for somebody with this language and one of these audiences. */
	public static List<OnboardingItem> of(List<OnboardingItem> all, Locale locale, Collection<Audience> audiences) {
		String spoken = Words.spoken(locale).getLanguage();
		return all.stream().filter((item) -> item.isFor(spoken, audiences)).toList();
	}

	Optional<OnboardingItem> find(long id) {
		return this.jdbc.sql(SELECT + "where i.id = ?").param(id).query(Onboarding::item).optional();
	}

	/**
	 * Adds an item at the end of its language.
	 * @param by the number of whoever adds it, null for Runstate
	 */
	@Transactional
	public void add(ItemForm form, @Nullable Long by) {
		lock();
		this.jdbc.sql("""
				insert into onboarding_item (language, position, title, url, text, audiences, changed_by, changed_at)
				select ?, coalesce(max(position), 0) + 1, ?, nullif(?, ''), ?, ?, ?, ? from onboarding_item
				""")
			.params(form.language(), form.title(), form.url(), form.text(), JsonColumn.write(form.audiences()))
			.param(by)
			.param(this.clock.instant())
			.update();
		note("added", form.title());
	}

	/**
	 * Changes an item.
	 * @return false if somebody else changed or removed it meanwhile
	 */
	@Transactional
	boolean change(long id, ItemForm form, long by) {
		boolean first = this.jdbc
			.sql("""
					update onboarding_item set language = ?, title = ?, url = nullif(?, ''), text = ?, audiences = ?, changed_by = ?,
						changed_at = ?, version = version + 1
					where id = ? and version = ?
					""")
			.params(form.language(), form.title(), form.url(), form.text(), JsonColumn.write(form.audiences()), by,
					this.clock.instant(), id, form.version())
			.update() == 1;
		if (first) {
			note("changed", form.title());
		}
		return first;
	}

	/**
	 * Removes an item.
	 * @return false if somebody else changed or removed it meanwhile
	 */
	@Transactional
	boolean remove(OnboardingItem item, int version) {
		boolean first = this.jdbc.sql("delete from onboarding_item where id = ? and version = ?")
			.params(item.id(), version)
			.update() == 1;
		if (first) {
			note("removed", item.title());
		}
		return first;
	}

	/**
	 * Lets an item change places with its neighbour of the same language.
	 * @return false if there is no such item; one at the end stays where it is
	 */
	@Transactional
	boolean move(long id, boolean up) {
		lock();
		List<OnboardingItem> all = all();
		Optional<OnboardingItem> item = all.stream().filter((one) -> one.id() == id).findFirst();
		List<Long> list = new ArrayList<>(all.stream()
			.filter((one) -> item.isPresent() && one.language().equals(item.get().language()))
			.map(OnboardingItem::id)
			.toList());
		int at = list.indexOf(id);
		int other = up ? at - 1 : at + 1;
		if (item.isPresent() && other >= 0 && other < list.size()) {
			Collections.swap(list, at, other);
			this.batches.batchUpdate("update onboarding_item set position = ? where id = ?",
					IntStream.range(0, list.size()).mapToObj((i) -> new Object[] { i + 1, list.get(i) }).toList());
			note("moved", item.get().title());
		}
		return item.isPresent();
	}

	/** Whoever changes the order is alone. */
	private void lock() {
		this.jdbc.sql("select id from onboarding_item order by id for update").query(Long.class).list();
	}

	private void note(String how, String title) {
		this.audit.note(Did.ONBOARDING_CHANGED, About.ALL, Map.of(how, title));
	}

	private static OnboardingItem item(ResultSet row, int number) throws SQLException {
		return new OnboardingItem(row.getLong("id"), row.getString("language"), row.getString("title"),
				row.getString("url"), row.getString("text"),
				JsonColumn.texts(row.getString("audiences"))
					.stream()
					.flatMap((key) -> Audience.of(key).stream())
					.toList(),
				row.getInt("version"), row.getString("changed_by"), row.getObject("changed_at", Instant.class));
	}

}
