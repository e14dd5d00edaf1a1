package org.runstate.source;

import java.util.List;

import org.springframework.stereotype.Component;

/**
 * The kind of sources whose notices are written here, so that there is nothing to look
 * at.
 */
@Component
class ManualReader implements Reader {

	static final String KIND = "manual";

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Reading read(Fetched.Body body, Options options) {
		return new Reading.Good("", List.of(), List.of("Its notices are written by hand; nothing is fetched."));
	}

}
