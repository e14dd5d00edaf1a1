package org.runstate;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

	@Test
	void callsGoDownTheListOfModulesNeverUp() {
		ApplicationModules.of(Runstate.class).verify();
	}

}
