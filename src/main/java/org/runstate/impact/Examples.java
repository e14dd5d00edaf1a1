package org.runstate.impact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.runstate.notice.Notices;
import org.runstate.notice.Revision;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people said that notices mean, as examples to train and to measure by.
 */
@Component
public class Examples {

	private static final int PORTION = 200;

	private static final JsonMapper mapper = JsonMapper.builder().build();

	private final JdbcClient jdbc;

	private final Notices notices;

	private final Overrides overrides;

	Examples(JdbcClient jdbc, Notices notices, Overrides overrides) {
		this.jdbc = jdbc;
		this.notices = notices;
		this.overrides = overrides;
	}

	/**
	 * Writes every notice that a person corrected or confirmed as a line of JSON, as
	 * {@code impact train} and {@code impact score} read it: {@code {id, title, text,
	 * services, published, labels: {...}}}.
	 * @return how many
	 * @throws IOException if it cannot be written
	 */
	public int write(Appendable out) throws IOException {
		int written = 0;
		List<Long> ids = after(0);
		while (!ids.isEmpty()) {
			Map<Long, List<ImpactOverride>> overrides = this.overrides.of(ids);
			for (Revision revision : this.notices.latest(ids)) {
				List<ImpactOverride> said = overrides.getOrDefault(revision.noticeId(), List.of());
				if (!said.isEmpty()) {
					out.append(mapper.writeValueAsString(example(revision, said))).append('\n');
					written++;
				}
			}
			ids = after(ids.get(ids.size() - 1));
		}
		return written;
	}

	/** How often each reason that is not a person's was corrected, by its own words. */
	Map<String, Integer> corrected() {
		Map<String, Integer> corrected = new HashMap<>();
		this.jdbc.sql("""
				select was_why, count(*) corrections from impact_override
				where value is not null and value <> was_value and was_by <> 'person' group by was_why
				""").query((row) -> {
			corrected.merge(Rules.sentence(row.getString("was_why")), row.getInt("corrections"), Integer::sum);
		});
		return corrected;
	}

	private List<Long> after(long noticeId) {
		return this.jdbc.sql("""
				select distinct notice_id from impact_override where notice_id > ? order by notice_id limit ?
				""").params(noticeId, PORTION).query(Long.class).list();
	}

	private static ObjectNode example(Revision revision, List<ImpactOverride> said) {
		ObjectNode example = mapper.createObjectNode();
		example.put("id", String.valueOf(revision.noticeId()));
		example.put("title", revision.title());
		example.put("text", revision.text());
		example.set("services", mapper.valueToTree(new ArrayList<>(revision.services())));
		example.put("published",
				((revision.published() != null) ? revision.published() : revision.seenAt()).toString());
		ObjectNode labels = example.putObject("labels");
		for (ImpactOverride one : said) {
			switch (one.part()) {
				case PLATFORMS -> labels.set("platforms", mapper.valueToTree(
						one.value().equals(ImpactPart.NONE) ? List.of() : List.of(one.value().split(";", -1))));
				case MAJOR -> labels.put("major", one.value().equals("true"));
				default -> labels.put(one.part().key(), one.value());
			}
		}
		return example;
	}

}
