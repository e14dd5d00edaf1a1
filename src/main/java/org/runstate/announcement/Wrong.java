package org.runstate.announcement;

/**
 * A field of the form that cannot be taken.
 */
class Wrong extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String field;

	private final String key;

	private final transient Object[] values;

	/**
	 * Creates one.
	 * @param key of the words that say why, behind {@code announcement.wrong.}
	 */
	Wrong(String field, String key, Object... values) {
		super(field + " " + key);
		this.field = field;
		this.key = key;
		this.values = values;
	}

	String field() {
		return this.field;
	}

	String key() {
		return this.key;
	}

	Object[] values() {
		return this.values;
	}

}
