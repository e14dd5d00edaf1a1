package org.runstate.impact;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One sentence of {@code rules.yaml}. It holds when one of its labels is there (if it
 * names any), one of its phrases stands in the title or the text (if it names any), and
 * nothing forbids it. For each part the first rule that holds decides.
 *
 * @param id its name, unique
 * @param part what it decides, as in {@link Reason}
 * @param value what it decides on
 * @param labels the vendor's labels, any of which it wants; such a rule speaks for the
 * vendor
 * @param without labels that forbid it
 * @param title phrases to find in the title
 * @param text phrases to find in the text
 * @param except where one of these stands, a phrase within does not count
 * @param unless phrases that forbid it, in title or text
 * @param when values of parts decided before that it wants, any of those named for a part
 * @param sure whether it decides before the model does: its measured precision is at
 * least the model's, or it speaks of what the model was never taught
 * @param why its reason in words, unique
 */
public record Rule(String id, String part, String value, List<String> labels, List<String> without, List<String> title,
		List<String> text, List<String> except, List<String> unless, Map<String, List<String>> when, Boolean sure,
		String why) {

	public Rule(String id, String part, String value, @Nullable List<String> labels, @Nullable List<String> without,
			@Nullable List<String> title, @Nullable List<String> text, @Nullable List<String> except,
			@Nullable List<String> unless, @Nullable Map<String, List<String>> when, @Nullable Boolean sure,
			String why) {
		this.id = id;
		this.part = part;
		this.value = value;
		this.labels = list(labels);
		this.without = list(without);
		this.title = list(title);
		this.text = list(text);
		this.except = list(except);
		this.unless = list(unless);
		this.when = (when != null) ? Map.copyOf(when) : Map.of();
		this.sure = Boolean.TRUE.equals(sure);
		this.why = why;
	}

	/** Whether it speaks for the vendor. */
	boolean isVendors() {
		return !this.labels.isEmpty();
	}

	/** Whether it looks for words of the notice itself. */
	boolean isAboutWords() {
		return !isVendors() && !(this.title.isEmpty() && this.text.isEmpty());
	}

	private static List<String> list(@Nullable List<String> words) {
		return (words != null) ? List.copyOf(words) : List.of();
	}

}
