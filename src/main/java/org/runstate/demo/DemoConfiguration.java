package org.runstate.demo;

import org.runstate.web.Route;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * What the demo adds to Runstate.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

	@Bean
	Story story() {
		return Story.read();
	}

	@Bean
	Route sampleFeeds() {
		return Route.anybody("/demo/feeds/{name}", HttpMethod.GET);
	}

	@Bean
	Route samplePages() {
		return Route.anybody("/demo/notices/{name}/{key}", HttpMethod.GET);
	}

	@Bean
	Route personaSignIn() {
		return Route.anybody("/demo/sign-in/{key}", HttpMethod.POST);
	}

	/** What moves by itself, in a server only. */
	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	@ConditionalOnBooleanProperty("runstate.schedule")
	static class Clockwork {

		private final Storyteller storyteller;

		private final Colleagues colleagues;

		Clockwork(Storyteller storyteller, Colleagues colleagues) {
			this.storyteller = storyteller;
			this.colleagues = colleagues;
		}

		@Scheduled(fixedDelay = 1_000)
		void story() {
			this.storyteller.look();
		}

		@Scheduled(fixedDelay = 7_000)
		void colleagues() {
			this.colleagues.acknowledge();
		}

	}

}
