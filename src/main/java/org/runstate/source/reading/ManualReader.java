package org.runstate.source.reading;

import java.util.List;

import org.runstate.source.fetch.Fetched;

import org.springframework.stereotype.Component;

/**
 * The kind of sources whose notices are written here, so that there is nothing to look
 * at.
 */
@Component
public class ManualReader implements Reader {

	public static final String KIND = "manual";

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Reading read(Fetched.Body body, Options options) {
		return new Reading.Good("", List.of(), List.of("Its notices are written by hand; nothing is fetched."));
	}

}
