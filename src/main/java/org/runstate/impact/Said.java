package org.runstate.impact;

import java.util.List;

import org.runstate.platform.PhraseSets;
import org.runstate.platform.Phrases;
import org.runstate.platform.Phrases.Hit;
import org.runstate.platform.Vocabulary;

/**
 * A title and the text below it, and where all the phrases stand that reading it asks
 * for. Every place is one in the whole.
 *
 * @param hits by set
 */
record Said(String whole, int titleEnd, List<List<Hit>> hits) {

	private static final int MARKS = 0;

	private static final int RULES = 1;

	private static final int STATEMENTS = 2;

	private static final int NAMES = 3;

	private static final int NEGATIONS = 4;

	static Said by(Subject subject, PhraseSets phrases) {
		String whole = whole(subject);
		return new Said(whole, subject.title().length(), phrases.in(whole));
	}

	/** All that is looked for, in one pass. */
	static PhraseSets phrases(Phrases rules, Vocabulary vocabulary) {
		return new PhraseSets(
				List.of(Marks.PHRASES, rules, PlatformReading.STATEMENTS, vocabulary.names(), vocabulary.negations()));
	}

	static String whole(Subject subject) {
		return subject.title() + "\n" + subject.text();
	}

	Marks marks() {
		return Marks.of(this.whole, this.hits.get(MARKS));
	}

	/** What the rules ask for in the title. */
	Rules.Found rulesInTitle() {
		return Rules.Found.of(this.whole, inTitle(RULES));
	}

	/** The same in the text. */
	Rules.Found rulesInText() {
		return Rules.Found.of(this.whole, inText(RULES));
	}

	/** Where the text begins to say what it applies to. */
	List<Hit> statements() {
		return inText(STATEMENTS);
	}

	/** The platforms that the title names. */
	List<Vocabulary.Mention> platformsInTitle(Vocabulary vocabulary) {
		return vocabulary.mentions(this.whole, inTitle(NAMES), inTitle(NEGATIONS));
	}

	/** The platforms that the text names. */
	List<Vocabulary.Mention> platformsInText(Vocabulary vocabulary) {
		return vocabulary.mentions(this.whole, inText(NAMES), inText(NEGATIONS));
	}

	private List<Hit> inTitle(int set) {
		return this.hits.get(set).stream().filter((hit) -> hit.end() <= this.titleEnd).toList();
	}

	private List<Hit> inText(int set) {
		return this.hits.get(set).stream().filter((hit) -> hit.start() > this.titleEnd).toList();
	}

}
