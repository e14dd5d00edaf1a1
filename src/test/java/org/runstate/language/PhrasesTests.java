package org.runstate.language;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PhrasesTests {

	private final Configuration configuration = configuration();

	private static Configuration configuration() {
		Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
		configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
		configuration.setSharedVariable(Phrases.NAME, new Phrases(new Words("")));
		return configuration;
	}

	@Test
	void speakTheLanguageOfTheTemplate() throws Exception {
		assertThat(rendered("${t('frame.sign-out')}", Locale.GERMAN)).isEqualTo("Abmelden");
		assertThat(rendered("${t('frame.sign-out')}", Locale.ENGLISH)).isEqualTo("Sign out");
	}

	@Test
	void escapeWhatIsFilledIn() throws Exception {
		assertThat(rendered("${t('frame.signed-in', hostile)}", Locale.ENGLISH))
			.isEqualTo("Signed in as &lt;script&gt;");
	}

	@Test
	void leaveMarkupThatIsFilledInAsItIs() throws Exception {
		assertThat(rendered("<#assign link><a href='/x'>${hostile}</a></#assign>${t('frame.signed-in', link)}",
				Locale.GERMAN))
			.isEqualTo("Angemeldet als <a href='/x'>&lt;script&gt;</a>");
	}

	private String rendered(String template, Locale locale) throws IOException, TemplateException {
		Template parsed = new Template("test", new StringReader(template), this.configuration);
		parsed.setLocale(locale);
		StringWriter out = new StringWriter();
		parsed.process(Map.of("hostile", "<script>"), out);
		return out.toString();
	}

}
