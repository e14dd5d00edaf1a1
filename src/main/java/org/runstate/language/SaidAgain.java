package org.runstate.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import freemarker.core.Environment;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;

/**
 * The method {@code said} of every template, for what Java says in English:
 * {@code ${said(line.because())}}. What nobody wrote down in the reader's language stays
 * English, and a page says so.
 */
final class SaidAgain implements TemplateMethodModelEx {

	/** How templates call it. */
	static final String NAME = "said";

	private final Words words;

	/** Whether only text can stand there, as in an attribute. */
	private final boolean plain;

	SaidAgain(Words words, boolean plain) {
		this.words = words;
		this.plain = plain;
	}

	@Override
	public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
		Object value = DeepUnwrap.unwrap((TemplateModel) arguments.get(0));
		String english = (value != null) ? String.valueOf(value) : "";
		Environment environment = Environment.getCurrentEnvironment();
		Locale reader = Words.spoken(environment.getLocale());
		if (english.isEmpty()) {
			return english;
		}
		Optional<String> again = this.words.retold(reader, english);
		boolean html = environment.getCurrentTemplate().getOutputFormat() instanceof HTMLOutputFormat;
		return (again.isPresent() || this.plain || !html) ? again.orElse(english) : HTMLOutputFormat.INSTANCE
			.fromMarkup("<span lang=\"en\">" + HTMLOutputFormat.INSTANCE.escapePlainText(english) + "</span>");
	}

}
