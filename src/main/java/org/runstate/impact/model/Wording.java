package org.runstate.impact.model;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the model looks at.
 *
 * @param said title and text, apart by a line break; only the first 200,000 characters
 * are read
 * @param titleEnd where the title ends
 * @param services names of services, any spelling
 * @param marks anything else that is known of it, one word each, such as a rule that
 * holds
 * @param published the day, if it is known
 */
public record Wording(String said, int titleEnd, List<String> services, List<String> marks,
		@Nullable LocalDate published) {

	public Wording {
		services = List.copyOf(services);
		marks = List.copyOf(marks);
	}

}
