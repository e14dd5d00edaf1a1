package org.runstate.demo;

import java.util.Objects;

import org.openqa.selenium.Keys;
import org.runstate.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody without a mouse, who has to see at each stop where they are.
 */
record Keyboard(Browser browser) {

	private static final int PATIENCE = 80;

	/** What the focused element is called. */
	private static final String NAME = """
			const at = document.activeElement;
			return (at.labels && at.labels.length ? at.labels[0] : at).textContent.trim().replace(/\\s+/g, ' ');
			""";

	/** Why the focus cannot be seen or hit; empty when it can. */
	private static final String FAULT = """
			const at = document.activeElement;
			if (at === document.body) return '';
			const style = getComputedStyle(at), box = at.getBoundingClientRect();
			if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return 'no visible focus';
			if (box.top < 0 || box.bottom > innerHeight || box.left < 0) return 'outside of the window';
			const lines = [...at.getClientRects()];
			const seen = lines.some((line) => {
				const there = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
				return there && (at.contains(there) || there.contains(at));
			});
			if (!seen) return 'hidden behind something';
			const inText = at.tagName === 'A' && style.display === 'inline';
			if (!inText && (box.width < 24 || box.height < 24)) return 'smaller than 24 px: ' + box.width + ' x ' + box.height;
			return '';
			""";

	void type(String text) {
		this.browser.keys(text);
	}

	/** Goes on to the next stop. */
	void next() {
		this.browser.keys(Keys.TAB);
		assertThat(this.browser.run(FAULT)).as("focus on “%s”", focus()).isEqualTo("");
	}

	/** Goes on to the first stop whose name begins so. */
	void tabTo(String name) {
		for (int i = 0; i < PATIENCE; i++) {
			next();
			if (focus().startsWith(name)) {
				return;
			}
		}
		throw new AssertionError("Never came to “" + name + "”");
	}

	/** The name of where the focus is. */
	String focus() {
		return (String) Objects.requireNonNull(this.browser.run(NAME));
	}

}
