package org.runstate;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

	private static final Path FOLDER = Fork.folder("unpacked");

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
			catch (IOException | InterruptedException ex) {
				throw new IllegalStateException("the jar was not unpacked, see the log beside " + FOLDER, ex);
			}
			known = List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-Xshare:auto", "-jar", JAR.toString());
			launch = known;
		}
		return known;
	}

	private static void unpack() throws IOException, InterruptedException {
		FileSystemUtils.deleteRecursively(FOLDER);
		Path home = Files.createTempDirectory("runstate-archive");
		try {
			start(home, 0, "-Djarmode=tools", "-jar", PACKED.toString(), "extract", "--destination", FOLDER.toString())
				.await();
			int port;
			try (ServerSocket free = new ServerSocket(0)) {
				port = free.getLocalPort();
			}
			Jar.Running server = start(home, port, "-XX:TieredStopAtLevel=1", "-XX:ArchiveClassesAtExit=" + ARCHIVE,
					"-jar", JAR.toString(), "serve");
			server.awaitHealth(port);
			server.stop();
		}
		finally {
			FileSystemUtils.deleteRecursively(home);
		}
	}

	private static Jar.Running start(Path home, int port, String... words) throws IOException {
		List<String> command = new ArrayList<>(List.of(JAVA));
		command.addAll(List.of(words));
		Path log = FOLDER.resolveSibling(FOLDER.getFileName() + ".log");
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().put("RUNSTATE_HOME", home.toString());
		builder.environment().put("SERVER_PORT", String.valueOf(port));
		return new Jar.Running(builder.start(), log, log);
	}

}
