package org.runstate.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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

	private final ReloadableResourceBundleMessageSource messages = new ReloadableResourceBundleMessageSource();

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

	/** The language that is spoken with somebody who wishes for this one. */
	public static Locale spoken(Locale wished) {
		return SPOKEN.stream()
			.filter((one) -> one.getLanguage().equals(wished.getLanguage()))
			.findFirst()
			.orElse(SPOKEN.get(0));
	}

}
