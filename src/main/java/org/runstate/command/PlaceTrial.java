package org.runstate.command;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import freemarker.template.Configuration;
import freemarker.template.Template;
import org.runstate.database.Tried;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Tries where Runstate is found, and where its templates are.
 */
final class PlaceTrial {

	private static final String BASE = "RUNSTATE_BASE_URL";

	private static final String TEMPLATES = "RUNSTATE_TEMPLATES";

	private PlaceTrial() {
	}

	/** The address that stands in every link of every mail. */
	static Tried ofBaseUrl(Environment settings) {
		String base = settings.getProperty("runstate.base-url", "");
		String example = " Write it as browsers do: https://runstate.example.org.";
		URI address;
		try {
			address = URI.create(base.strip());
		}
		catch (IllegalArgumentException ex) {
			return bad("\"" + base + "\" is no address." + example);
		}
		String host = address.getHost();
		if (!List.of("http", "https").contains(String.valueOf(address.getScheme())) || host == null) {
			return bad("\"" + base + "\" is no address of a web site." + example);
		}
		if (address.getUserInfo() != null || address.getQuery() != null || address.getFragment() != null
				|| !List.of("", "/").contains(address.getPath())) {
			return bad("\"" + base + "\" has more than scheme, host and port." + example);
		}
		boolean here = host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.")
				|| host.equals("[::1]");
		if (!here && address.getScheme().equals("http")) {
			return bad(
					base + " is not https: passwords and links would go in the clear. Put a proxy with a certificate "
							+ "before Runstate, and give its https address.");
		}
		return Tried.good("address", BASE,
				here ? base + " is reached from this machine only. Links in mail lead there." : base + " it is.");
	}

	private static Tried bad(String says) {
		return Tried.bad("address", BASE, says);
	}

	/** The folder whose files win over the built-in templates. */
	static Tried ofTemplates(Environment settings) {
		String folder = settings.getProperty("runstate.templates", "");
		if (!StringUtils.hasText(folder)) {
			return Tried.good("templates", TEMPLATES, "No folder is set: the built-in templates are used.");
		}
		Path path = Path.of(folder);
		if (!Files.isDirectory(path) || !Files.isReadable(path)) {
			return Tried.bad("templates", TEMPLATES, folder
					+ " is no folder that can be read. Make it, let this user read it, or take the setting away.");
		}
		try (Stream<Path> files = Files.walk(path)) {
			List<Path> templates = files.filter((file) -> file.toString().matches(".*\\.ftlh?")).sorted().toList();
			Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
			for (Path template : templates) {
				parse(path.relativize(template).toString(), template, configuration);
			}
			return Tried.good("templates", TEMPLATES, templates.size() + " templates of " + folder + " can be read.");
		}
		catch (IOException ex) {
			return Tried.bad("templates", TEMPLATES,
					ex.getMessage() + " Correct the file, or take it out of the folder.");
		}
	}

	private static void parse(String name, Path file, Configuration configuration) throws IOException {
		try (Reader reader = Files.newBufferedReader(file)) {
			new Template(name, reader, configuration);
		}
	}

}
