package org.runstate.delivery;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.runstate.database.JsonColumn;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.HtmlUtils;

/**
 * Takes a person out of the mail that is kept: their own messages lose what they said,
 * those of others every mention. That there was a message, when, and what became of it
 * stays.
 */
@Component
public class MailErasure {

	private static final int BATCH = 200;

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	private final Stencils stencils;

	private final Clock clock;

	MailErasure(JdbcClient jdbc, JdbcTemplate batches, Stencils stencils, Clock clock) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.stencils = stencils;
		this.clock = clock;
	}

	/**
	 * Forgets a person.
	 * @param words what says who they are, such as their address
	 * @param address what stands in the place of their address
	 * @param name what stands in the place of their name
	 */
	@Transactional
	public void forget(long personId, List<String> words, String address, String name) {
		Stencil erased = Stencil.of("This message was erased.\n", "<p>This message was erased.</p>");
		this.stencils.keep(List.of(erased));
		this.jdbc.sql("""
				update message set recipient = :address, recipient_name = :name, subject = '–', body = :body,
					unsubscribe = null, state = if(ended_at is null, 'cancelled', state),
					reply = if(ended_at is null, 'erased', null), ended_at = coalesce(ended_at, :now), withdrawn = null
				where person_id = :person
				""")
			.param("address", address)
			.param("name", name)
			.param("body", new Body(List.of(new Body.Piece(erased, Map.of()))).toColumn())
			.param("now", this.clock.instant())
			.param("person", personId)
			.update();
		UnaryOperator<String> without = (said) -> said;
		Map<String, Row> pieces = new TreeMap<>();
		for (String word : words) {
			String instead = (word.indexOf('@') >= 0) ? address : name;
			UnaryOperator<String> before = without;
			without = (said) -> without(html(word), instead).apply(without(word, instead).apply(before.apply(said)));
			piecesWith(word).forEach((row) -> pieces.put(row.id(), row));
			fromMessages(word, instead);
		}
		blacken(pieces.values(), without);
	}

	/**
	 * A piece is known by the hash of what it holds and others have it in memory: what
	 * mentioned the person is said by another piece from now on, and the old one, which
	 * nobody asks for any more, is blackened where it stands.
	 */
	private void blacken(Collection<Row> rows, UnaryOperator<String> without) {
		for (Row row : rows) {
			List<String> texts = JsonColumn.texts(row.text()).stream().map(without).toList();
			List<String> htmls = JsonColumn.texts(row.html()).stream().map(without).toList();
			Stencil other = Stencil.kept(row.id(), JsonColumn.write(texts), JsonColumn.write(htmls)).renamed();
			if (!other.id().equals(row.id())) {
				this.stencils.keep(List.of(other));
				this.jdbc.sql("update message set body = replace(body, :old, :new) where body like :pattern")
					.param("old", "\"" + row.id() + "\"")
					.param("new", "\"" + other.id() + "\"")
					.param("pattern", pattern("\"" + row.id() + "\""))
					.update();
				this.stencils.blacken(row.id(), JsonColumn.write(texts), JsonColumn.write(htmls));
			}
		}
	}

	private List<Row> piecesWith(String word) {
		return this.jdbc.sql("""
				select id, text, html from stencil
				where text like :json or html like :json or html like :html
				""")
			.param("json", pattern(inJson(word)))
			.param("html", pattern(inJson(html(word))))
			.query(Row.class)
			.list();
	}

	private static String html(String word) {
		return HtmlUtils.htmlEscape(word, "UTF-8");
	}

	private void fromMessages(String word, String instead) {
		UnaryOperator<String> said = without(word, instead);
		UnaryOperator<String> json = without(inJson(word), instead);
		List<Object[]> rows = this.jdbc.sql("""
				select id, recipient_name, subject, body, coalesce(reply, '') reply from message
				where subject like :plain or reply like :plain or body like :json
				""")
			.param("plain", pattern(word))
			.param("json", pattern(inJson(word)))
			.query((row,
					number) -> new Object[] { said.apply(row.getString("subject")), json.apply(row.getString("body")),
							said.apply(row.getString("reply")), row.getString("id") })
			.list();
		for (int from = 0; from < rows.size(); from += BATCH) {
			this.batches.batchUpdate("update message set subject = ?, body = ?, reply = nullif(?, '') where id = ?",
					rows.subList(from, Math.min(rows.size(), from + BATCH)));
		}
	}

	/** Replaces whole words, in any case. */
	private static UnaryOperator<String> without(String word, String instead) {
		Pattern whole = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])",
				Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
		return (said) -> whole.matcher(said).replaceAll(Matcher.quoteReplacement(instead));
	}

	private static String inJson(String word) {
		String quoted = JsonColumn.write(word);
		return quoted.substring(1, quoted.length() - 1);
	}

	private static String pattern(String word) {
		return "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%";
	}

	/** A piece as it is kept. */
	record Row(String id, String text, String html) {
	}

}
