package org.runstate.delivery.kill;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of the planned messages, by the outbox and by the mail server.
 *
 * @param lost planned, and not accepted although they should be, or without an end, or
 * ended otherwise than the server knows
 * @param duplicates accepted copies beyond the first of each message
 * @param differing messages whose copies differ in Message-ID, date or bytes
 * @param strange accepted and not planned
 */
record Account(int planned, int lost, int duplicates, int differing, int strange) {

	static Account of(List<Map<String, Object>> rows, Map<String, List<Copy>> accepted) {
		int lost = 0;
		int duplicates = 0;
		int differing = 0;
		Set<String> planned = new HashSet<>();
		for (Map<String, Object> row : rows) {
			String id = String.valueOf(row.get("id"));
			planned.add(id);
			List<Copy> copies = accepted.getOrDefault(id, List.of());
			boolean nobody = String.valueOf(row.get("recipient")).startsWith("nobody");
			boolean whole = row.get("ended_at") != null && row.get("reply") != null
					&& (nobody ? copies.isEmpty() && "refused".equals(row.get("state"))
							: !copies.isEmpty() && "sent".equals(row.get("state")));
			lost += whole ? 0 : 1;
			duplicates += Math.max(0, copies.size() - 1);
			differing += (Set.copyOf(copies).size() > 1) ? 1 : 0;
		}
		int strange = (int) accepted.keySet().stream().filter((id) -> !planned.contains(id)).count();
		return new Account(rows.size(), lost, duplicates, differing, strange);
	}

}
