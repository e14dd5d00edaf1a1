package org.runstate.delivery;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Supplier;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import org.jspecify.annotations.Nullable;

import org.runstate.language.Phrases;
import org.runstate.language.Words;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Mails from templates: {@code mail/NAME/subject.ftl}, {@code text.ftl} and
 * {@code html.ftlh}, of which only the last escapes. A file in the folder of
 * {@code RUNSTATE_TEMPLATES} wins over the built-in one.
 */
@Component
public class MailTemplates {

	/** A subject fits its column and any mail program. */
	static final int LONGEST_SUBJECT = 250;

	/** How templates call the organisation's own words. */
	private static final String OWN = "own";

	private final Configuration configuration;

	private final Supplier<OwnWords.@Nullable Kept> own;

	/**
	 * Templates of a folder and, behind them, the built-in ones.
	 * @param folder may be blank
	 * @param phrases what {@code t} says in them
	 */
	public MailTemplates(String folder, Phrases phrases) {
		this(folder, phrases, () -> null);
	}

	@Autowired
	MailTemplates(@Value("${runstate.templates:}") String folder, Phrases phrases, ObjectProvider<OwnWords.Kept> own) {
		this(folder, phrases, own::getIfAvailable);
	}

	private MailTemplates(String folder, Phrases phrases, Supplier<OwnWords.@Nullable Kept> own) {
		this.own = own;
		this.configuration = new Configuration(Configuration.VERSION_2_3_34);
		this.configuration.setTemplateLoader(loader(folder));
		this.configuration.setDefaultEncoding("UTF-8");
		this.configuration.setOutputEncoding("UTF-8");
		this.configuration.setLocalizedLookup(false);
		this.configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
		this.configuration.setNumberFormat("computer");
		this.configuration.setRecognizeStandardFileExtensions(true);
		this.configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
		this.configuration.setAPIBuiltinEnabled(false);
		this.configuration.setLogTemplateExceptions(false);
		this.configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
		try {
			Map<String, Object> methods = new HashMap<>();
			phrases.customizeFreeMarkerVariables(methods);
			this.configuration.setSharedVariables(methods);
		}
		catch (TemplateModelException ex) {
			throw new IllegalStateException("what templates may call cannot be given to them", ex);
		}
	}

	private static TemplateLoader loader(String folder) {
		List<TemplateLoader> loaders = new ArrayList<>();
		if (StringUtils.hasText(folder) && Files.isDirectory(Path.of(folder))) {
			try {
				loaders.add(new FileTemplateLoader(Path.of(folder).toFile()));
			}
			catch (IOException ex) {
				throw new UncheckedIOException("templates below " + folder + " cannot be read", ex);
			}
		}
		loaders.add(new ClassTemplateLoader(MailTemplates.class.getClassLoader(), "templates"));
		return new MultiTemplateLoader(loaders.toArray(TemplateLoader[]::new));
	}

	/**
	 * Renders the three parts of a mail.
	 * @param name the folder of its templates below {@code mail/}
	 * @param reader the language of whoever gets it; said in one that is spoken
	 * @param model what the templates may use
	 * @return the parts; the subject is one line, whatever the model holds
	 * @throws IllegalStateException if a template is missing or wrong, naming it
	 */
	public Rendered render(String name, Locale reader, Map<String, ?> model) {
		return render(name, reader, model, own(reader));
	}

	/**
	 * The organisation's own words as they are now, for whoever keeps what was rendered.
	 */
	public OwnWords own(Locale reader) {
		OwnWords.Kept kept = this.own.get();
		return (kept != null) ? kept.now(Words.spoken(reader)) : OwnWords.NONE;
	}

	/** The same with these words of the organisation's own. */
	public Rendered render(String name, Locale reader, Map<String, ?> model, OwnWords own) {
		Locale spoken = Words.spoken(reader);
		Map<String, Object> all = new HashMap<>(model);
		all.put(OWN, (TemplateMethodModelEx) (arguments) -> own.say(String.valueOf(arguments.get(0)), model));
		String subject = OneLine.of(part(name + "/subject.ftl", spoken, all), LONGEST_SUBJECT);
		return new Rendered(subject, part(name + "/text.ftl", spoken, all), part(name + "/html.ftlh", spoken, all));
	}

	private String part(String path, Locale spoken, Map<String, ?> model) {
		try {
			StringWriter out = new StringWriter(4096);
			this.configuration.getTemplate("mail/" + path, spoken).process(model, out);
			return out.toString();
		}
		catch (IOException | TemplateException ex) {
			throw new IllegalStateException("template mail/" + path + " failed: " + ex.getMessage(), ex);
		}
	}

}
