package org.runstate.impact.model;

/**
 * The sections that vendors' notices have, known by their headings in any of the usual
 * wordings.
 */
enum Section {

	INTRO(0), UPDATE_NOTE(1), WHEN(2), AFFECTS(3), PREPARE(4), MORE(5), COMPLIANCE(6);

	/** How many there are. */
	static final int COUNT = 7;

	private static final int HEADING_WORDS = 14;

	private static final int HEADING_LETTERS = 90;

	private static final int WHEN_WORD = Hash.of("when");

	private static final int HAPPEN = Hash.of("happen");

	private static final int HOW = Hash.of("how");

	private static final int AFFECT = Hash.of("affect");

	private static final int AFFECTS_WORD = Hash.of("affects");

	private static final int IMPACT = Hash.of("impact");

	private static final int WHAT = Hash.of("what");

	private static final int PREPARE_WORD = Hash.of("prepare");

	private static final int NEED = Hash.of("need");

	private static final int DO = Hash.of("do");

	private static final int LEARN = Hash.of("learn");

	private static final int MORE_WORD = Hash.of("more");

	private static final int ADDITIONAL = Hash.of("additional");

	private static final int COMPLIANCE_WORD = Hash.of("compliance");

	private static final int UPDATED = Hash.of("updated");

	private final int number;

	Section(int number) {
		this.number = number;
	}

	/** What stands for it in a feature. */
	int number() {
		return this.number;
	}

	/**
	 * The section that a line stands in.
	 * @param from the line's first word
	 * @param to the first word behind the line
	 * @param before the section of the line before
	 */
	static Section of(Tokens words, int from, int to, Section before) {
		int first = words.hash(from);
		if (first == UPDATED && (before == INTRO || before == UPDATE_NOTE)) {
			return UPDATE_NOTE;
		}
		Section section = (before == UPDATE_NOTE) ? INTRO : before;
		if (to - from > HEADING_WORDS || words.end(to - 1) - words.start(from) > HEADING_LETTERS) {
			return section;
		}
		if (has(words, from, to, WHEN_WORD) && has(words, from, to, HAPPEN)) {
			return WHEN;
		}
		if (first == HOW && (has(words, from, to, AFFECT) || has(words, from, to, AFFECTS_WORD)
				|| has(words, from, to, IMPACT))) {
			return AFFECTS;
		}
		if (has(words, from, to, WHAT)
				&& (has(words, from, to, PREPARE_WORD) || (has(words, from, to, NEED) && has(words, from, to, DO)))) {
			return PREPARE;
		}
		boolean second = to - from > 1;
		if ((first == LEARN && second && words.hash(from + 1) == MORE_WORD) || first == ADDITIONAL) {
			return MORE;
		}
		return has(words, from, to, COMPLIANCE_WORD) ? COMPLIANCE : section;
	}

	private static boolean has(Tokens words, int from, int to, int word) {
		for (int at = from; at < to; at++) {
			if (words.hash(at) == word) {
				return true;
			}
		}
		return false;
	}

}
