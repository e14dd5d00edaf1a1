package org.runstate.acknowledgement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.runstate.database.JsonColumn;
import org.runstate.delivery.SentMail;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which presses of links look like a machine's. Scanners open mail as it arrives, run
 * what is on the page and press its buttons, for one person after the other: a press is
 * doubtful soon after a mail to that person was handed over, and when others of the same
 * network pressed theirs at about the same time.
 */
@Repository
class Presses {

	static final String SOON = "soon";

	static final String CROWD = "crowd";

	private static final int KEPT_DAYS = 1;

	private final JdbcClient jdbc;

	private final JdbcTemplate batches;

	private final SentMail sent;

	private final LinkSettings settings;

	Presses(JdbcClient jdbc, JdbcTemplate batches, SentMail sent, LinkSettings settings) {
		this.jdbc = jdbc;
		this.batches = batches;
		this.sent = sent;
		this.settings = settings;
	}

	/** What is doubtful about these, looked at together. */
	Doubts doubts(List<Given> given, Instant now) {
		List<Given> presses = given.stream().filter((one) -> one.network() != null).toList();
		if (presses.isEmpty()) {
			return new Doubts(Set.of(), Set.of(), List.of());
		}
		Instant since = now.minus(this.settings.within());
		Set<Long> told = this.sent.to(presses.stream().map(Given::personId).collect(Collectors.toSet()), since);
		Map<String, Set<Long>> people = new HashMap<>();
		presses.forEach((one) -> people.computeIfAbsent(network(one), (key) -> new HashSet<>()).add(one.personId()));
		List<Press> before = (this.settings.crowd() > 0) ? since(people.keySet(), since) : List.of();
		before.forEach((one) -> Objects.requireNonNull(people.get(one.network())).add(one.personId()));
		Set<String> crowds = people.entrySet()
			.stream()
			.filter((network) -> this.settings.crowd() > 0 && network.getValue().size() >= this.settings.crowd())
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
		return new Doubts(told, crowds,
				before.stream().filter((one) -> crowds.contains(one.network())).map(Press::number).toList());
	}

	private List<Press> since(Collection<String> networks, Instant since) {
		return this.jdbc.sql("""
				-- who pressed links in these networks since then?
				select straight_join asked.network, p.person_id, p.number
				from json_table(?, '$[*]' columns (network char(64) character set ascii path '$')) asked
				join link_press p on p.network = unhex(asked.network) and p.pressed_at >= ?
				""").params(JsonColumn.write(new ArrayList<>(networks)), since).query(Press.class).list();
	}

	/** Keeps where links were pressed. */
	void keep(List<Object[]> networkNumberPersonTime) {
		if (!networkNumberPersonTime.isEmpty()) {
			this.batches.batchUpdate(
					"insert into link_press (network, number, person_id, pressed_at) values (unhex(?), ?, ?, ?)",
					networkNumberPersonTime);
		}
	}

	/** Forgets what is of no more use. */
	int forget(Instant now) {
		return this.jdbc.sql("delete from link_press where pressed_at < ? - interval ? day")
			.params(now, KEPT_DAYS)
			.update();
	}

	private static String network(Given given) {
		return Objects.requireNonNull(given.network());
	}

	private record Press(String network, long personId, long number) {
	}

	/**
	 * What looks like a machine.
	 *
	 * @param told people whose mail was handed over a moment ago
	 * @param crowds networks where too many people press at once
	 * @param before numbers in the chain of what was recorded there in the moments before
	 */
	record Doubts(Set<Long> told, Set<String> crowds, List<Long> before) {

		/** Why a press is doubtful, or an empty text. */
		String about(Given given) {
			if (given.network() == null) {
				return "";
			}
			return this.told.contains(given.personId()) ? SOON : this.crowds.contains(network(given)) ? CROWD : "";
		}

	}

}
