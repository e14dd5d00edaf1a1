package org.runstate;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * The program.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Runstate {

	public static void main(String[] args) {
		SpringApplication.run(Runstate.class, args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
