package org.runstate.acknowledgement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.runstate.acknowledgement.Facts.Before;
import org.runstate.acknowledgement.Facts.Fact;
import org.runstate.acknowledgement.Given.Which;
import org.runstate.acknowledgement.Presses.Doubts;

/**
 * What becomes of acknowledgements that are given at the same time, and the links of the
 * chain that they make. Begins anew with each attempt to write them.
 */
final class Entries {

	private final Instant now;

	private final Map<Which, Fact> known;

	private final Doubts doubts;

	private final Map<Long, String> pseudonyms = new HashMap<>();

	private final List<Acknowledgement> links = new ArrayList<>();

	private final List<Acknowledgement> taken = new ArrayList<>();

	private final List<Unconfirmed> unconfirmed = new ArrayList<>();

	private final List<Which> confirmed = new ArrayList<>();

	private final List<Object[]> presses = new ArrayList<>();

	private Head head = new Head(0, Acknowledgement.BEFORE_THE_FIRST);

	Entries(Instant now, Map<Which, Fact> known, Doubts doubts) {
		this.now = now;
		this.known = known;
		this.doubts = doubts;
	}

	void begin(Map<Long, String> made) {
		this.links.clear();
		this.taken.clear();
		this.unconfirmed.clear();
		this.confirmed.clear();
		this.presses.clear();
		this.pseudonyms.putAll(made);
		this.known.values().forEach((fact) -> {
			String pseudonym = fact.pseudonym();
			if (pseudonym != null) {
				this.pseudonyms.put(fact.personId(), pseudonym);
			}
		});
	}

	void follow(Head head) {
		this.head = head;
	}

	/** What counted until now no longer does, because it came together with others. */
	void takeBack(List<Acknowledgement> counted) {
		for (Acknowledgement one : counted) {
			Acknowledgement link = link(
					new Acknowledgement(0, Acknowledgement.FORM, one.pseudonym(), one.personId(), one.noticeId(),
							one.revision(), one.revisionHash(), this.now, How.LINK_UNCONFIRMED.key(), "", 0, "", ""));
			this.taken.add(one);
			this.unconfirmed.add(new Unconfirmed(link, one.at(), Presses.CROWD));
		}
	}

	/** What becomes of each of these. */
	List<Recorded> add(List<Given> given, Map<Which, Before> before) {
		Map<Which, Recorded> done = new HashMap<>();
		List<Recorded> answers = new ArrayList<>();
		for (Given one : given) {
			Recorded first = done.get(one.key());
			Recorded answer = (first instanceof Recorded.Now recorded)
					? new Recorded.Already(recorded.at(), recorded.latest())
					: (first != null) ? first : add(one, before.get(one.key()));
			done.put(one.key(), answer);
			answers.add(answer);
		}
		return answers;
	}

	private Recorded add(Given given, @Nullable Before before) {
		Fact fact = this.known.get(given.key());
		if (fact == null) {
			return new Recorded.Unknown();
		}
		if (fact.signedInOnly() && given.isFromOutside()) {
			return new Recorded.SignInNeeded();
		}
		Instant acknowledged = (before != null) ? before.acknowledgedAt() : null;
		if (acknowledged != null && this.taken.stream().noneMatch((one) -> key(one).equals(given.key()))) {
			return new Recorded.Already(acknowledged, fact.latest());
		}
		String doubt = this.doubts.about(given);
		Instant pressed = (before != null) ? before.pressedAt() : null;
		Integer pressedRevision = (before != null) ? before.pressed() : null;
		boolean waits = pressed != null && pressedRevision != null && pressedRevision == given.revision();
		if (!doubt.isEmpty() && waits) {
			return new Recorded.ToConfirm(Objects.requireNonNull(pressed));
		}
		if (!doubt.isEmpty() && acknowledged != null) {
			return new Recorded.ToConfirm(this.now); // just taken back
		}
		Acknowledgement link = link(given, fact, doubt.isEmpty() ? given.how() : How.LINK_UNCONFIRMED);
		String network = given.network();
		if (network != null) {
			this.presses.add(new Object[] { network, link.number(), given.personId(), this.now });
		}
		if (!doubt.isEmpty()) {
			this.unconfirmed.add(new Unconfirmed(link, this.now, doubt));
			return new Recorded.ToConfirm(this.now);
		}
		if (pressed != null) {
			this.confirmed.add(given.key());
		}
		return new Recorded.Now(link.number(), this.now, fact.latest());
	}

	private static Which key(Acknowledgement link) {
		return new Which(link.personId(), link.noticeId(), link.revision());
	}

	private Acknowledgement link(Given given, Fact fact, How how) {
		return link(new Acknowledgement(0, Acknowledgement.FORM,
				Objects.requireNonNull(this.pseudonyms.get(given.personId())), given.personId(), given.noticeId(),
				given.revision(), fact.revisionHash(), this.now, how.key(),
				(given.byPersonId() != 0) ? Objects.requireNonNull(this.pseudonyms.get(given.byPersonId())) : "",
				given.byPersonId(), "", ""));
	}

	private Acknowledgement link(Acknowledgement open) {
		Acknowledgement link = open.after(this.head.hash(), this.head.number() + 1);
		this.links.add(link);
		this.head = new Head(link.number(), link.hash());
		return link;
	}

	Doubts doubts() {
		return this.doubts;
	}

	/** Where the chain ends with these. */
	Head head() {
		return this.head;
	}

	/** In the order of the chain. */
	List<Acknowledgement> links() {
		return this.links;
	}

	/** When all of these were given. */
	Instant at() {
		return this.now;
	}

	/** What no longer counts. */
	List<Acknowledgement> taken() {
		return this.taken;
	}

	List<Unconfirmed> unconfirmed() {
		return this.unconfirmed;
	}

	/** Of whose presses of this or an earlier revision nothing is open any more. */
	List<Which> confirmed() {
		return this.confirmed;
	}

	List<Object[]> presses() {
		return this.presses;
	}

	/**
	 * What has to be confirmed.
	 *
	 * @param pressedAt when the link was pressed
	 */
	record Unconfirmed(Acknowledgement link, Instant pressedAt, String because) {
	}

}
