package org.runstate.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.runstate.Browser;

import org.springframework.core.io.ClassPathResource;

/**
 * Looks with axe-core for what breaks a rule of WCAG 2.2, A or AA, in the page that is
 * open.
 */
final class Axe {

	private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

	/** What a width may change. */
	private static final List<String> SIZES = List.of("target-size", "link-in-text-block",
			"scrollable-region-focusable");

	/** What a colour may change, too. It takes as long as all others together. */
	private static final List<String> COLOURS = Stream.concat(SIZES.stream(), Stream.of("color-contrast")).toList();

	/** How much is looked for. */
	enum Depth {

		WHOLE, COLOUR, SIZE

	}

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

	/** What is wrong, one line for each element. */
	List<String> find(Depth depth) {
		Object found = this.browser.runLong(ASK, rules(depth), depth == Depth.WHOLE);
		return (found instanceof List<?> lines) ? lines.stream().map(String::valueOf).toList()
				: List.of("axe did not answer");
	}

	private static List<String> rules(Depth depth) {
		return switch (depth) {
			case WHOLE -> RULES;
			case COLOUR -> COLOURS;
			case SIZE -> SIZES;
		};
	}

}
