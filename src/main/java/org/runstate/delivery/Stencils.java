package org.runstate.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The pieces that messages are made of, as the database keeps them. Those used of late
 * stay in memory.
 */
@Component
class Stencils {

	/** A piece takes about 15 KB in memory, text, HTML and both encoded. */
	private static final int IN_MEMORY = 2000;

	private final JdbcTemplate jdbc;

	private final JdbcClient client;

	private final TransactionTemplate apart;

	private final Cache<String, Stencil> kept = Caffeine.newBuilder().maximumSize(IN_MEMORY).build();

	Stencils(JdbcTemplate jdbc, JdbcClient client, PlatformTransactionManager transactions) {
		this.jdbc = jdbc;
		this.client = client;
		this.apart = new TransactionTemplate(transactions);
		this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Keeps pieces. They are committed at once, whatever becomes of the caller's
	 * transaction: one that nobody uses does no harm, one that is missing would.
	 */
	void keep(Collection<Stencil> stencils) {
		Map<String, Stencil> missing = new HashMap<>();
		stencils.stream()
			.filter((stencil) -> this.kept.getIfPresent(stencil.id()) == null)
			.forEach((stencil) -> missing.put(stencil.id(), stencil));
		if (missing.isEmpty()) {
			return;
		}
		List<Object[]> rows = missing.values()
			.stream()
			.sorted(Comparator.comparing(Stencil::id))
			.map((stencil) -> new Object[] { stencil.id(), JsonColumn.write(stencil.text().parts()),
					JsonColumn.write(stencil.html().parts()) })
			.toList();
		// what is there says the same, unless somebody was taken out of it since
		this.apart.executeWithoutResult((status) -> this.jdbc.batchUpdate("""
				insert into stencil (id, text, html) values (?, ?, ?)
				on duplicate key update text = value(text), html = value(html)
				""", rows));
		this.kept.putAll(missing);
	}

	/** Writes what a piece says over, because it may not be kept any more. */
	void blacken(String id, String text, String html) {
		this.client.sql("update stencil set text = ?, html = ? where id = ?").params(text, html, id).update();
		this.kept.invalidate(id);
	}

	/** Pieces by name; what is not kept is missing. */
	Map<String, Stencil> find(Collection<String> ids) {
		Map<String, Stencil> found = new HashMap<>(this.kept.getAllPresent(ids));
		List<String> missing = new ArrayList<>(new TreeSet<>(ids));
		missing.removeAll(found.keySet());
		if (!missing.isEmpty()) {
			this.client.sql("select id, text, html from stencil where id in (:ids)")
				.param("ids", missing)
				.query((row, number) -> Stencil.kept(row.getString("id"), row.getString("text"), row.getString("html")))
				.list()
				.forEach((stencil) -> {
					found.put(stencil.id(), stencil);
					this.kept.put(stencil.id(), stencil);
				});
		}
		return found;
	}

}
