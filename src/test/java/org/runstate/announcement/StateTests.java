package org.runstate.announcement;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class StateTests {

	private static final Map<State, Set<Deed>> TABLE = Map.of(State.DRAFT, EnumSet.of(Deed.EDIT, Deed.SUBMIT),
			State.REVIEW, EnumSet.of(Deed.EDIT, Deed.RETURN, Deed.APPROVE), State.APPROVED,
			EnumSet.of(Deed.EDIT, Deed.RETURN, Deed.SEND), State.SCHEDULED, EnumSet.of(Deed.CANCEL), State.SENDING,
			EnumSet.of(Deed.CANCEL, Deed.FOLLOW), State.CANCELLED, EnumSet.of(Deed.FOLLOW));

	@ParameterizedTest
	@EnumSource
	void allowsWhatTheTableSays(State state) {
		for (Deed deed : Deed.values()) {
			assertThat(state.allows(deed)).as("%s in %s", deed, state)
				.isEqualTo(TABLE.getOrDefault(state, Set.of()).contains(deed));
		}
	}

	@ParameterizedTest
	@EnumSource
	void nothingThatWasSentIsEditedOrApproved(State state) {
		boolean out = state == State.SCHEDULED || state == State.SENDING || state == State.CANCELLED;
		assertThat(out && (state.allows(Deed.EDIT) || state.allows(Deed.APPROVE) || state.allows(Deed.SEND))).isFalse();
	}

}
