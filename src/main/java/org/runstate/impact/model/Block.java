package org.runstate.impact.model;

/**
 * Where a feature comes from. Each block of a notice weighs as much as that of any other,
 * however long the notice is.
 */
enum Block {

	/** Words and pairs of words of the title. */
	TITLE(0, 1),

	/** The beginnings of the title's words, which stand for their other endings. */
	STEM(1, 0.5f),

	/** Words and pairs of words of title and text, wherever they stand. */
	TEXT(2, 1),

	/** The same of the text with the section they stand in. */
	SECTION(3, 0.7f),

	/** Services, lengths and what else is known. */
	MARK(4, 0.5f),

	/** Whole sentences and headings of the text. */
	SENTENCE(5, 0.9f),

	/** When it was published. */
	PERIOD(6, 0.4f);

	private static final Block[] all = values();

	private final byte number;

	private final float weight;

	Block(int number, float weight) {
		this.number = (byte) number;
		this.weight = weight;
	}

	/** What stands for it in a file. */
	byte number() {
		return this.number;
	}

	float weight() {
		return this.weight;
	}

	static Block at(int number) {
		return all[number];
	}

	static int count() {
		return all.length;
	}

}
