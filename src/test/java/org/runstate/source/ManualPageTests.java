package org.runstate.source;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.runstate.RunstateTest;
import org.runstate.notice.Notices;
import org.runstate.notice.Revision;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

@RunstateTest
class ManualPageTests {

	private static final Map<String, String> NOTICE = Map.of("key", "k1", "source", "Building services", "title",
			"Printers move to the cloud", "text", "First <line>\nsecond\n\nOther paragraph", "url",
			"https://intranet.example.org/printers", "category", "retirement", "action", "plan", "actBy", "2026-12-31",
			"labels", "Admin impact", "services", "Print");

	@Autowired
	MockMvcTester mvc;

	@Autowired
	Sources sources;

	@Autowired
	Notices notices;

	@Autowired
	JdbcClient jdbc;

	private MvcTestResult get(String path) {
		return new AdministratorPages(this.mvc).get(path);
	}

	private MvcTestResult post(String path, Map<String, String> fields, String... more) {
		MockMvcTester.MockMvcRequestBuilder request = this.mvc.post()
			.uri(path)
			.with(AdministratorPages.administrator())
			.with(csrf());
		for (int i = 0; i < more.length; i += 2) {
			request = request.param(more[i], more[i + 1]);
		}
		for (Map.Entry<String, String> field : fields.entrySet()) {
			if (!List.of(more).contains(field.getKey())) {
				request = request.param(field.getKey(), field.getValue());
			}
		}
		return request.exchange();
	}

	private Revision written() {
		return this.notices.revisions(this.jdbc.sql("select max(id) from notice").query(Long.class).single()).get(0);
	}

	@Test
	void keepsWhatWasWrittenUnderASourceOfItsOwn() {
		assertThat(post("/notices/new", NOTICE, "platforms", "windows")).redirectedUrl()
			.isEqualTo("/sources/building-services");
		Revision kept = written();
		assertThat(kept.title()).isEqualTo("Printers move to the cloud");
		assertThat(kept.text()).contains("First <line>", "second", "Other paragraph");
		assertThat(kept.html()).contains("&lt;line&gt;").doesNotContain("<line>");
		assertThat(kept.labels()).contains("category:retirement", "action:plan", "actBy:2026-12-31", "Admin impact");
		assertThat(kept.platforms()).containsExactly("windows");
		assertThat(kept.baseline()).isFalse();
		assertThat(get("/sources/building-services")).bodyText()
			.contains("by hand", "Printers move to the cloud", "/notices/" + kept.noticeId() + "/revise")
			.doesNotContain("The last polls");
	}

	@Test
	void pressingTheButtonTwiceWritesOneNotice() {
		post("/notices/new", NOTICE);
		post("/notices/new", NOTICE);
		assertThat(this.jdbc.sql("select count(*) from revision").query(Long.class).single()).isEqualTo(1);
		assertThat(this.sources.list()).hasSize(1);
	}

	@Test
	void whatIsWrittenByHandIsNeverPolled() {
		post("/notices/new", NOTICE);
		assertThat(this.sources.isAnyDue(Instant.now())).isFalse();
		assertThat(this.sources.claim(Instant.now(), 10)).isEmpty();
	}

	@Test
	void revisesANoticeAndNothingElseOfIt() {
		post("/notices/new", NOTICE);
		long id = written().noticeId();
		assertThat(get("/notices/" + id + "/revise")).hasStatusOk()
			.bodyText()
			.contains("value=\"Printers move to the cloud\"", "value=\"2026-12-31\"", "value=\"Admin impact\"",
					"<option value=\"retirement\" selected>", "First &lt;line&gt;");
		post("/notices/" + id + "/revise", NOTICE);
		assertThat(this.notices.revisions(id)).hasSize(1);
		post("/notices/" + id + "/revise", NOTICE, "actBy", "2026-12-01");
		assertThat(this.notices.revisions(id)).hasSize(2);
		assertThat(written().labels()).contains("actBy:2026-12-01");
	}

	@Test
	void aNoticeOfAnotherSourceIsNotWrittenHere() {
		post("/notices/new", NOTICE);
		long id = written().noticeId();
		this.jdbc.sql("update source set kind = 'feed'").update();
		assertThat(get("/notices/" + id + "/revise")).hasStatus(404);
		assertThat(post("/notices/" + id + "/revise", NOTICE, "title", "x")).hasStatus(404);
	}

	@Test
	void keepsWhatWasTypedWhenItIsWrong() {
		assertThat(post("/notices/new", NOTICE, "url", "javascript:alert(1)")).hasStatus(422)
			.bodyText()
			.contains("the link has to be a plain http or https address", "value=\"Printers move to the cloud\"",
					"value=\"javascript:alert(1)\"", "First &lt;line&gt;");
		assertThat(post("/notices/new", NOTICE, "actBy", "soon")).hasStatus(422);
		assertThat(this.jdbc.sql("select count(*) from notice").query(Long.class).single()).isZero();
	}

	@Test
	void takesInAFileAndTellsWrongRows() {
		String csv = """
				key,title,text,labels,platforms,published
				a,One,"Text, with
				a line break",Retirement;Admin impact,windows;ios,2026-11-01
				b,,no title,,,
				c,Three,5" disks,,,
				d,Four,x,,amiga,
				e,Five,"stray" quote,,,
				f,Six,x,,,soon
				g,Seven,,,,2026-11-01T08:00:00+01:00
				a,Again,,,,
				""";
		MvcTestResult answer = load(csv);
		assertThat(answer).hasStatusOk()
			.bodyText()
			.contains("3 added, 0 revised", "line 4: has no title", "line 6: platform amiga is not known",
					"line 7: has a quotation mark", "line 8: published has to be like",
					"line 10: the notice of line 2");
		assertThat(load(csv)).bodyText().contains("0 added, 0 revised, 3 as before");
		assertThat(
				this.jdbc.sql("select text from revision r join notice n on n.id = r.notice_id where entry_key = 'a'")
					.query(String.class)
					.single())
			.contains("Text, with", "a line break");
		assertThat(load("no,header\n1,2")).hasStatus(422).bodyText().contains("one of them is title");
	}

	private MvcTestResult load(String csv) {
		return this.mvc.post()
			.uri("/notices/import")
			.multipart()
			.file(new MockMultipartFile("file", "x.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
			.param("source", "From a file")
			.with(AdministratorPages.administrator())
			.with(csrf())
			.exchange();
	}

}
