package org.runstate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * The packaged jar, unpacked beside its libraries with an archive of its parsed classes:
 * the same program, ready in a third of the time. Made once for each run of the tests.
 *
 * @see <a href=
 * "https://docs.spring.io/spring-boot/reference/packaging/class-data-sharing.html">Class
 * data sharing</a>
 */
final class UnpackedJar {

	static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	private static final Path PACKED = Path.of("target", "runstate.jar");

	private static final Path FOLDER = Path.of("target", "unpacked");

	private static final Path JAR = FOLDER.resolve("runstate.jar");

	private static final Path ARCHIVE = FOLDER.resolve("runstate-" + Runtime.version().feature() + ".jsa");

	private static @Nullable List<String> launch;

	private UnpackedJar() {
	}

	/**
	 * The words after {@code java} that start the jar.
	 */
	static synchronized List<String> launch() {
		List<String> known = launch;
		if (known == null) {
			try {
				unpack();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			known = List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-Xshare:auto", "-jar", JAR.toString());
			launch = known;
		}
		return known;
	}

	private static void unpack() throws IOException {
		FileSystemUtils.deleteRecursively(FOLDER);
		java("-Djarmode=tools", "-jar", PACKED.toString(), "extract", "--destination", FOLDER.toString());
		java("-XX:TieredStopAtLevel=1", "-XX:ArchiveClassesAtExit=" + ARCHIVE, "-Dspring.context.exit=onRefresh",
				"-jar", JAR.toString(), "serve");
	}

	private static void java(String... words) throws IOException {
		List<String> command = new ArrayList<>(List.of(JAVA));
		command.addAll(List.of(words));
		Path home = Files.createTempDirectory("runstate-archive");
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(FOLDER.resolveSibling("unpacked.log").toFile());
		builder.environment().put("RUNSTATE_HOME", home.toString());
		builder.environment().put("SERVER_PORT", "0");
		Process process = builder.start();
		try {
			if (!process.waitFor(2, TimeUnit.MINUTES)) {
				process.destroyForcibly();
				throw new IllegalStateException("no archive of classes within two minutes, see target/unpacked.log");
			}
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
		finally {
			FileSystemUtils.deleteRecursively(home);
		}
	}

}
