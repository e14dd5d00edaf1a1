package org.runstate.impact;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImpactConfiguration {

	@Bean
	Classifier classifier() {
		return Classifier.standard();
	}

}
