package org.runstate.web;

import org.runstate.audience.Program;
import org.runstate.audience.SignedIn;
import org.runstate.audit.Acting;
import org.runstate.audit.Actor;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who acts, as the audit knows them: whoever is signed in on this request, or the program
 * that Runstate was started as.
 */
@Component
class WhoActs implements Acting {

	private final Actor otherwise;

	WhoActs(@Value("${runstate.acting:}") String otherwise) {
		this.otherwise = otherwise.isEmpty() ? Actor.NOBODY : Actor.program(otherwise);
	}

	@Override
	public Actor now() {
		Authentication visitor = SecurityContextHolder.getContext().getAuthentication();
		if (visitor == null || !Route.isSignedIn(visitor)) {
			return this.otherwise;
		}
		if (visitor.getPrincipal() instanceof SignedIn person) {
			return Actor.person(person.personId());
		}
		return (visitor.getPrincipal() instanceof Program program) ? new Actor(program.personId(), program.name())
				: this.otherwise;
	}

}
