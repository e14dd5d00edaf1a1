package org.runstate.source.reading;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.runstate.source.fetch.Access;
import org.runstate.source.fetch.Fetched;
import org.runstate.source.fetch.Request;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Reads the releases of a GitHub repository from its interface, the newest 100: a source
 * begins today, so that what is older than that is known or never was. Drafts are
 * nobody's news; counters of downloads and reactions are not read.
 */
@Component
class GithubReleasesReader implements JsonReader {

	private static final Map<String, String> HEADERS = Map.of("Accept", "application/vnd.github+json",
			"X-GitHub-Api-Version", "2022-11-28");

	private static final Pattern REPOSITORY = Pattern.compile("/([^/]+)/releases(?:/.*)?$");

	private static final Parser markdown = Parser.builder().build();

	private static final HtmlRenderer renderer = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

	@Override
	public String kind() {
		return "github-releases";
	}

	@Override
	public List<Request> requests(Asked asked) {
		String page = asked.url().contains("per_page=") ? asked.url()
				: asked.url() + (asked.url().contains("?") ? "&" : "?") + "per_page=100";
		Request request = Request.get(page).with(HEADERS);
		List<String> named = asked.options().texts("credentials");
		if (named.isEmpty()) {
			return List.of(request);
		}
		if (asked.credentials().isEmpty()) {
			throw new MissingCredentialException("Nobody has put in the credential " + named.get(0) + " yet.");
		}
		return List.of(request.as(new Access.Bearer(asked.credentials().get(0).secret())));
	}

	@Override
	public boolean recognises(String start) {
		return start.startsWith("[") && start.contains("\"tag_name\"") && start.contains("\"html_url\"");
	}

	@Override
	public Reading.Good read(JsonNode root, Fetched.Body body, Options options) throws UnreadableException {
		if (!root.isArray()) {
			throw Json.other("a list of releases");
		}
		return Drafts.reading("Releases",
				Json.stream(root)
					.filter((release) -> !release.path("draft").asBoolean(false))
					.map(GithubReleasesReader::draft),
				null);
	}

	private static Draft draft(JsonNode release) {
		Draft draft = new Draft(Json.text(release, "id"), title(release)).at(Json.text(release, "html_url"))
			.saying(new Content().markup(renderer.render(markdown.parse(Json.text(release, "body")))))
			.label("tag", Json.text(release, "tag_name"))
			.published(Json.moment(release, "published_at"))
			.updated(Json.moment(release, "updated_at"));
		return release.path("prerelease").asBoolean(false) ? draft.label("prerelease") : draft;
	}

	/** "1.4.2" alone would not tell anybody what was released. */
	private static String title(JsonNode release) {
		String name = Json.text(release, "name");
		String called = name.isEmpty() ? Json.text(release, "tag_name") : name;
		Matcher repository = REPOSITORY.matcher(Json.text(release, "html_url"));
		boolean says = !repository.find()
				|| called.toLowerCase(Locale.ROOT).contains(repository.group(1).toLowerCase(Locale.ROOT));
		return says ? called : repository.group(1) + " " + called;
	}

}
