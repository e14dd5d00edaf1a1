package org.runstate.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.runstate.Browser;

import org.springframework.core.io.ClassPathResource;

/**
 * Looks with axe-core for what breaks a rule of WCAG 2.2, A or AA, in the page that is
 * open.
 */
final class Axe {

	private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

	/** What may differ between two screens, or in the dark. */
	private static final List<String> LOOKS = List.of("color-contrast", "target-size", "link-in-text-block",
			"scrollable-region-focusable");

	private static final String ASK = """
			const [rules, whole] = arguments, done = arguments[arguments.length - 1];
			axe.run({ exclude: [['iframe']] }, {
				runOnly: whole ? { type: 'tag', values: rules } : { type: 'rule', values: rules },
				rules: whole ? { 'target-size': { enabled: true } } : {},
				resultTypes: ['violations'], iframes: false
			}).then((found) => done(found.violations.flatMap((broken) => broken.nodes.map((node) =>
				broken.id + ' ' + node.target.join(' ') + ' ' + node.html.slice(0, 160) + ' '
				+ node.any.map((check) => check.message).join(' ').slice(0, 200)))), (error) => done(['' + error]));
			""";

	private final String script;

	private final Browser browser;

	Axe(Browser browser) throws IOException {
		this.browser = browser;
		this.script = new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);
	}

	/** To be called once for each page. */
	void begin() {
		this.browser.run(this.script);
	}

	/**
	 * What is wrong, one line for each element.
	 * @param whole every rule, or only those whose outcome a width or a colour may change
	 */
	List<String> find(boolean whole) {
		Object found = this.browser.runLong(ASK, whole ? RULES : LOOKS, whole);
		return (found instanceof List<?> lines) ? lines.stream().map(String::valueOf).toList()
				: List.of("axe did not answer");
	}

}
