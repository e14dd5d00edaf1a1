package org.runstate.wording;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.runstate.audit.About;
import org.runstate.audit.Audit;
import org.runstate.audit.Did;
import org.runstate.delivery.OwnWords;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The organisation's own words as the database keeps them. Other processes use what was
 * changed within {@value #FRESH} seconds.
 */
@Repository
class OwnTexts implements OwnWords.Kept {

	private static final int FRESH = 5;

	private final JdbcClient jdbc;

	private final Audit audit;

	private final Clock clock;

	private final String host;

	private final Cache<Locale, Wording> now = Caffeine.newBuilder()
		.expireAfterWrite(Duration.ofSeconds(FRESH))
		.build();

	OwnTexts(JdbcClient jdbc, Audit audit, Clock clock, @Value("${runstate.base-url}") String baseUrl) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
		this.host = Objects.requireNonNullElse(URI.create(baseUrl).getHost(), baseUrl);
	}

	@Override
	public Wording now(Locale spoken) {
		return this.now.get(spoken, this::read);
	}

	private Wording read(Locale spoken) {
		Map<String, String> texts = new HashMap<>();
		all().forEach((one) -> {
			String words = spoken.equals(Locale.GERMAN) ? one.german() : one.english();
			if (words != null) {
				texts.put(one.text(), words);
			}
		});
		return new Wording(Map.copyOf(texts), this.host);
	}

	/** What the organisation is called where nobody wrote it. */
	String host() {
		return this.host;
	}

	/** All that were ever written. */
	List<Row> all() {
		return this.jdbc.sql("""
				select t.text, t.english, t.german, t.version, p.name changed_by, t.changed_at
				from own_text t left join person p on p.id = t.changed_by
				""").query(Row.class).list();
	}

	Optional<Row> find(OwnText text) {
		return all().stream().filter((one) -> one.text().equals(text.key())).findFirst();
	}

	/**
	 * Keeps a text; words that are empty give way to the built-in ones.
	 * @return false if somebody else changed it meanwhile, and nothing was kept
	 */
	@Transactional
	boolean keep(OwnText text, TextForm form, long by) {
		Instant at = this.clock.instant();
		Optional<Row> before = find(text);
		boolean kept = (form.over() == 0) ? this.jdbc.sql("""
				insert ignore into own_text (text, english, german, changed_by, changed_at)
				values (?, nullif(?, ''), nullif(?, ''), ?, ?)
				""").params(text.key(), form.en(), form.de(), by, at).update() == 1 : this.jdbc.sql("""
				update own_text set english = nullif(?, ''), german = nullif(?, ''), changed_by = ?, changed_at = ?,
					version = version + 1
				where text = ? and version = ?
				""").params(form.en(), form.de(), by, at, text.key(), form.over()).update() == 1;
		if (kept) {
			this.audit.note(Did.TEXT_WRITTEN, About.named("text", text.key()),
					Map.of("english", Audit.change(whose(before.map(Row::english)), whose(form.en())), "german",
							Audit.change(whose(before.map(Row::german)), whose(form.de()))));
		}
		return kept;
	}

	/** What was changed is said from now on. */
	void changed() {
		this.now.invalidateAll();
	}

	private static String whose(Optional<String> words) {
		return whose(words.orElse(""));
	}

	/** The words themselves may name somebody, and an entry is never changed. */
	private static String whose(String words) {
		return words.isEmpty() ? "built-in" : "own, " + words.length() + " characters";
	}

	/**
	 * A text that somebody wrote.
	 *
	 * @param english null for the built-in words
	 * @param german the same
	 * @param changedBy their name, or null when they were forgotten
	 */
	public record Row(String text, @Nullable String english, @Nullable String german, int version,
			@Nullable String changedBy, Instant changedAt) {

		TextForm form() {
			return new TextForm(this.version, (this.english != null) ? this.english : "",
					(this.german != null) ? this.german : "");
		}

	}

}
