package org.runstate.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * What Runstate says, by key and language. The words of a module stand beside its
 * templates in {@code words.properties} (English) and {@code words_de.properties}
 * (German), in the syntax of {@link java.text.MessageFormat}; a file of these names in
 * the folder of {@code RUNSTATE_TEMPLATES} wins over all of them, key by key.
 */
@Component
public class Words {

	/**
	 * The attribute of a request that says what language its reader wishes for, a
	 * {@link Locale}, where that is known from more than the request.
	 */
	public static final String WISHED = Words.class.getName() + ".wished";

	/** The languages that are spoken; the first is for those who speak none of them. */
	public static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

	private static final String FILE = "words.properties";

	private static final int RETOLD = 5000;

	private final Bundles messages = new Bundles();

	private final Cache<Locale, Retelling> retellings = Caffeine.newBuilder().build();

	private final Cache<Retold, Optional<String>> retold = Caffeine.newBuilder().maximumSize(RETOLD).build();

	/**
	 * The words of a folder and, behind them, the built-in ones.
	 * @param folder may be blank
	 */
	public Words(@Value("${runstate.templates:}") String folder) {
		List<String> files = new ArrayList<>();
		if (StringUtils.hasText(folder)) {
			files.add(Path.of(folder).resolve("words").toUri().toString());
		}
		files.addAll(builtIn());
		this.messages.setBasenames(files.toArray(String[]::new));
		this.messages.setDefaultEncoding("UTF-8");
		this.messages.setFallbackToSystemLocale(false);
		// a quote means the same whether or not something is filled in
		this.messages.setAlwaysUseMessageFormat(true);
		this.messages.setUseCodeAsDefaultMessage(true);
	}

	private static List<String> builtIn() {
		try {
			Resource[] found = new PathMatchingResourcePatternResolver(Words.class.getClassLoader())
				.getResources("classpath*:templates/**/" + FILE);
			return Arrays.stream(found)
				.map(Words::address)
				.map((address) -> address.substring(0, address.length() - ".properties".length()))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the words beside the templates cannot be listed", ex);
		}
	}

	private static String address(Resource resource) {
		try {
			return resource.getURL().toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(resource + " has no address", ex);
		}
	}

	/**
	 * What there is to say, with values filled in.
	 * @param locale any; see {@link #spoken}
	 * @param key as in {@code words.properties}; one that is not there is said as it is
	 */
	public String say(Locale locale, String key, Object... values) {
		return this.messages.getMessage(key, values, spoken(locale));
	}

	/**
	 * What was said in English, in another language: what Java says without knowing who
	 * will read it, and what was kept.
	 * @return nothing where nobody wrote it down
	 */
	public Optional<String> retold(Locale locale, String english) {
		Locale spoken = spoken(locale);
		if (spoken.equals(SPOKEN.get(0))) {
			return Optional.of(Dates.inWords(english));
		}
		return this.retold.get(
				new Retold(spoken, english), (
						key) -> this.retellings
							.get(spoken,
									(one) -> new Retelling(one, this.messages.all(SPOKEN.get(0)),
											this.messages.all(one)))
							.of(english));
	}

	/** The same, and English where nobody wrote it down. */
	public String again(Locale locale, String english) {
		return retold(locale, english).orElse(english);
	}

	/** The language that is spoken with somebody who wishes for this one. */
	public static Locale spoken(Locale wished) {
		return SPOKEN.stream()
			.filter((one) -> one.getLanguage().equals(wished.getLanguage()))
			.findFirst()
			.orElse(SPOKEN.get(0));
	}

	private record Retold(Locale language, String english) {
	}

	/** Shows all that it holds. */
	private static final class Bundles extends ReloadableResourceBundleMessageSource {

		Map<String, String> all(Locale language) {
			Properties all = getMergedProperties(language).getProperties();
			return (all != null)
					? all.stringPropertyNames().stream().collect(Collectors.toMap((key) -> key, all::getProperty))
					: Map.of();
		}

	}

}
