package org.runstate.demo;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.runstate.audience.LinkTokens;
import org.runstate.audience.LinkTokens.Purpose;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every page that people see, with each role that sees something else.
 */
record SamplePages(JdbcClient jdbc, LinkTokens tokens) {

	static final String INES = "ines.adler";

	private static final String DANIEL = "daniel.okafor";

	List<SamplePage> all() {
		long again = number("""
				select min(n.id) from notice n join revision r on r.notice_id = n.id
				where n.latest > 1 and r.title like '%Intune will need Android%'
				""");
		long only = number("select max(notice_id) from signed_in_only");
		long ines = number("select id from person where email like 'ines.adler@%'");
		long welcome = number("select min(id) from onboarding_item");
		long issue = number("select max(notice_id) from card where issue is not null");
		long article = number("select min(id) from article");
		long material = number("select min(material_id) from material_review");
		String message = this.jdbc
			.sql("select id from message where recipient like 'ines.adler@%' order by planned_at desc, id limit 1")
			.query(String.class)
			.single();
		String caughtUp = this.jdbc.sql("select id from message where cause like 'catch-up %' limit 1")
			.query(String.class)
			.single();
		return List.of(visitor("sign-in", "/sign-in"), visitor("sign-in-ended", "/sign-in?ended"),
				visitor("link", "/a/" + acknowledge(ines, again)),
				visitor("link-only", "/a/" + acknowledge(ines, only)), visitor("link-over", "/a/x"),
				visitor("preferences",
						"/u/" + this.tokens.issue(Purpose.PREFERENCES, ines, 0, 0, Instant.now().plusSeconds(600))),
				ines("waiting", "/"), ines("notice", "/notices/" + again),
				ines("changes", "/notices/" + again + "?revision=2"), ines("notices", "/notices"),
				ines("notices-none", "/notices?q=nothing+like+it"), ines("away", "/me"), ines("review", "/review"),
				ines("calendar", "/calendar"), ines("forbidden", "/people"), ines("missing", "/nothing"),
				ines("my-outbox", "/outbox"), new SamplePage("arjun.mehta", "waiting-helpdesk", "/"),
				arjun("desk", "/desk"), arjun("desk-none", "/desk?q=nothing+like+it"),
				arjun("card", "/desk/cards/" + issue), arjun("card-stale", "/desk/cards/" + again),
				arjun("card-edit", "/desk/cards/" + issue + "/edit"), arjun("articles", "/desk/articles"),
				arjun("article", "/desk/articles/" + article),
				arjun("article-edit", "/desk/articles/" + article + "/edit"), arjun("materials", "/desk/materials"),
				arjun("material", "/desk/materials/" + material),
				arjun("material-edit", "/desk/materials/" + material + "/edit"),
				new SamplePage("sofia.marchetti", "waiting-communications", "/"),
				new SamplePage("sofia.marchetti", "onboarding", "/onboarding"),
				new SamplePage("sofia.marchetti", "onboarding-item", "/onboarding/" + welcome),
				new SamplePage("marta.kovacs", "waiting-manager", "/"),
				new SamplePage("marta.kovacs", "notice-manager", "/notices/" + only),
				new SamplePage("sofia.marchetti", "announcements", "/announcements"),
				new SamplePage("sofia.marchetti", "announcement-new", "/announcements/new?notice=" + again),
				new SamplePage("sofia.marchetti", "announcement", "/announcements/1"),
				new SamplePage("sofia.marchetti", "announcement-edit", "/announcements/2/edit"),
				new SamplePage("marta.kovacs", "announcement-names", "/announcements/1"),
				new SamplePage("marta.kovacs", "announcement-approve", "/announcements/2"), daniel("people", "/people"),
				daniel("person", "/people/" + ines), daniel("teams", "/teams"), daniel("digests", "/digests"),
				daniel("preview", "/digests/preview?person=tomasz.wrona@kestrel-finch.example"),
				daniel("outbox", "/outbox"), daniel("outbox-none", "/outbox?state=expired"),
				daniel("message", "/outbox/" + message), daniel("catch-up", "/outbox/" + caughtUp),
				daniel("rules", "/rules"), daniel("rule", "/rules/new"), daniel("reports", "/reports"),
				daniel("slips", "/reports/slips"), daniel("runs", "/runs"), daniel("sources", "/sources"),
				daniel("source", "/sources/sample-google"), daniel("source-held", "/sources/sample-vpn"),
				daniel("source-edit", "/sources/sample-vpn/edit"), daniel("catalogue", "/sources/catalogue"),
				daniel("source-new", "/sources/new"), daniel("source-file", "/sources/import"),
				daniel("credentials", "/sources/credentials"), daniel("write", "/notices/new"),
				daniel("audit", "/audit"), daniel("tokens", "/tokens"), daniel("texts", "/texts"),
				daniel("text", "/texts/footer"), arjun("notice-helpdesk", "/notices/" + again),
				daniel("person-data", "/people/" + ines + "/data"));
	}

	/** The pages whose pictures are kept. */
	Stream<SamplePage> pictured() {
		List<String> left = List.of("link-only", "notices-none", "desk-none", "article-edit", "material-edit",
				"outbox-none", "my-outbox", "sign-in-ended", "notice-manager", "notice-helpdesk", "waiting-manager",
				"announcement-names");
		return all().stream().filter((page) -> !left.contains(page.name()));
	}

	private String acknowledge(long person, long notice) {
		return this.tokens.issue(Purpose.ACKNOWLEDGE, person, notice, 1, Instant.now().plusSeconds(600));
	}

	private long number(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

	private static SamplePage visitor(String name, String path) {
		return new SamplePage("", name, path);
	}

	private static SamplePage ines(String name, String path) {
		return new SamplePage(INES, name, path);
	}

	private static SamplePage arjun(String name, String path) {
		return new SamplePage("arjun.mehta", name, path);
	}

	private static SamplePage daniel(String name, String path) {
		return new SamplePage(DANIEL, name, path);
	}

}
