package org.runstate.impact;

import java.nio.file.Path;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImpactConfiguration {

	@Bean
	Classifier classifier(@Value("${runstate.home:.runstate}") Path home,
			@Value("${runstate.impact.model:}") String model) {
		return model.isBlank() ? Classifier.at(home) : Classifier.using(Path.of(model));
	}

}
