package org.runstate.command;

import java.util.Map;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application behind a command.
 *
 * @param program its main class
 */
record Application(Class<?> program) {

	/**
	 * Starts the application without its pages and its clockwork, and only as much of it
	 * as is used.
	 */
	ConfigurableApplicationContext withoutPages() {
		return start(WebApplicationType.NONE,
				Map.of("spring.main.lazy-initialization", "true", "runstate.acting", "command line"));
	}

	/** Starts the application that serves pages and runs its jobs by itself. */
	ConfigurableApplicationContext serving() {
		return start(WebApplicationType.SERVLET, Map.of("runstate.schedule", "true"));
	}

	private ConfigurableApplicationContext start(WebApplicationType type, Map<String, Object> settings) {
		return new SpringApplicationBuilder(this.program).web(type).properties(settings).run();
	}

}
