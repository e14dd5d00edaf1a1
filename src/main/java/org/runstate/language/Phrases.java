package org.runstate.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import freemarker.core.Environment;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;

import org.springframework.boot.freemarker.autoconfigure.FreeMarkerVariablesCustomizer;
import org.springframework.stereotype.Component;

/**
 * The method {@code t} of every template: {@code ${t("frame.signed-in", email)}} says it
 * in the language that the template is rendered in. A value that is markup, as
 * {@code <#assign link><a href="…">…</a></#assign>} makes it, stays so; everything else
 * is escaped as any other text is.
 */
@Component
public final class Phrases implements TemplateMethodModelEx, FreeMarkerVariablesCustomizer {

	/** How templates call it. */
	public static final String NAME = "t";

	/** The first of a range that no text needs; each stands for one piece of markup. */
	private static final char MARKUP = '\uE000';

	private final Words words;

	public Phrases(Words words) {
		this.words = words;
	}

	@Override
	public void customizeFreeMarkerVariables(Map<String, Object> variables) {
		variables.put(NAME, this);
		variables.put(SaidAgain.NAME, new SaidAgain(this.words, false));
		variables.put(SaidAgain.NAME + "Plainly", new SaidAgain(this.words, true));
	}

	/**
	 * What there is to say.
	 * @param arguments the key, then the values to fill in
	 * @return text, or markup where a value is markup
	 */
	@Override
	public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
		List<TemplateHTMLOutputModel> markup = new ArrayList<>();
		List<Object> values = new ArrayList<>();
		for (Object argument : arguments) {
			if (argument instanceof TemplateHTMLOutputModel html) {
				values.add(String.valueOf((char) (MARKUP + markup.size())));
				markup.add(html);
			}
			else {
				Object value = DeepUnwrap.unwrap((TemplateModel) argument);
				values.add((value != null) ? value : "");
			}
		}
		String key = String.valueOf(values.remove(0));
		String said = this.words.say(Environment.getCurrentEnvironment().getLocale(), key, values.toArray());
		return markup.isEmpty() ? said : filled(HTMLOutputFormat.INSTANCE.escapePlainText(said), markup);
	}

	private static TemplateHTMLOutputModel filled(String said, List<TemplateHTMLOutputModel> markup)
			throws TemplateModelException {
		StringBuilder html = new StringBuilder();
		for (int i = 0; i < said.length(); i++) {
			char letter = said.charAt(i);
			int number = letter - MARKUP;
			if (number >= 0 && number < markup.size()) {
				html.append(HTMLOutputFormat.INSTANCE.getMarkupString(markup.get(number)));
			}
			else {
				html.append(letter);
			}
		}
		return HTMLOutputFormat.INSTANCE.fromMarkup(html.toString());
	}

}
