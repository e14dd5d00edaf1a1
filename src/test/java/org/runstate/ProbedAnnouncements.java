package org.runstate;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

import org.jsoup.Jsoup;
import org.runstate.ProbedServer.Session;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Announcements in every state that the probes ask for, made as people make them. Cora
 * writes, Mara approves, and Aura may do both. The server has a limit of three people.
 */
record ProbedAnnouncements(ProbedServer server, Session cora, Session mara, Session aura, Map<String, String> route,
		String oldRevision) {

	private static final Map<String, String> TO_THE_DESK = Map.of("title", "Probed", "body", "Something changes.",
			"audiences", "helpdesk");

	static ProbedAnnouncements on(ProbedServer server) throws Exception {
		Map<String, String> route = new HashMap<>();
		ProbedAnnouncements some = new ProbedAnnouncements(server, server.signedIn("cora@example.org"),
				server.signedIn("mara@example.org"), server.signedIn("aura@example.org"), route, "");
		String base = server.base();
		route.put("announcement_create", base + "/announcements/new");
		route.put("announcement_preview", base + "/announcements/preview");
		String draft = some.draft(some.cora, TO_THE_DESK);
		route.put("draft_announcement", base + draft);
		route.put("announcement_send_draft", base + draft + "/send");
		String own = some.draft(some.aura, TO_THE_DESK);
		some.submit(some.aura, own);
		route.put("announcement_approve_own", base + own + "/approve");
		String edited = some.draft(some.cora, TO_THE_DESK);
		some.submit(some.cora, edited);
		String seen = some.seen(edited);
		some.answer(edited + "/edit", some.cora,
				Map.of("title", "Probed", "body", "Another text", "audiences", "helpdesk", "version", "1"));
		some.submit(some.cora, edited);
		route.put("announcement_approve", base + edited + "/approve");
		String approved = some.approved(TO_THE_DESK);
		route.put("announcement_edit_approved", base + approved + "/edit?version=1&title=Probed&audiences=helpdesk");
		route.put("announcement_state", base + approved);
		route.put("announcement_send_approved", base + some.approved(TO_THE_DESK) + "/send");
		route.put("announcement_send_all",
				base + some.approved(Map.of("title", "Probed", "body", "Everybody gets this.")) + "/send");
		return new ProbedAnnouncements(server, some.cora, some.mara, some.aura, route, seen);
	}

	private String draft(Session who, Map<String, String> fields) throws Exception {
		HttpResponse<String> answer = answer("/announcements/new", who, fields);
		return answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
	}

	private String approved(Map<String, String> fields) throws Exception {
		String address = draft(this.cora, fields);
		submit(this.cora, address);
		answer(address + "/approve", this.mara, Map.of("revision", seen(address)));
		return address;
	}

	private void submit(Session who, String address) throws Exception {
		String version = Jsoup.parse(this.server.get(address, who.cookie()).body())
			.select("input[name=version]")
			.attr("value");
		answer(address + "/submit", who, Map.of("version", version));
	}

	private String seen(String address) throws Exception {
		return Jsoup.parse(this.server.get(address, this.mara.cookie()).body())
			.select("input[name=revision]")
			.attr("value");
	}

	private HttpResponse<String> answer(String path, Session who, Map<String, String> fields) throws Exception {
		HttpResponse<String> answer = this.server.post(path, who, fields);
		assertThat(answer.statusCode()).as(path).isEqualTo(302);
		return answer;
	}

	/** What the many clicks left: one mailing, each of its people once. */
	void areSentOnce() {
		assertThat(this.server.jdbc
			.sql("select concat(count(*), ' ', count(distinct person_id)) from message where kind = 'announcement'")
			.query(String.class)
			.single()).isEqualTo("1 1");
	}

}
