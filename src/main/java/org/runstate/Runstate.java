package org.runstate;

import java.time.Clock;
import java.util.TimeZone;

import org.runstate.command.RunstateCommand;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * The program.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Runstate {

	/**
	 * Runs the command that was typed and ends with its exit code.
	 */
	public static void main(String[] words) {
		// Spring Batch writes local times. Everything in the database is UTC.
		TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
		System.exit(RunstateCommand.execute(Runstate.class, words));
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
