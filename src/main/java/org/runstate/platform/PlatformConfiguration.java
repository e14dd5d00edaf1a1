package org.runstate.platform;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

	@Bean
	Vocabulary vocabulary() {
		return Vocabulary.standard();
	}

}
