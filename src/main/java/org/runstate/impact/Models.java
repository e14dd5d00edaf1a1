package org.runstate.impact;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

import org.runstate.impact.model.Model;
import org.runstate.impact.model.ModelFile;

/**
 * Where models are kept: the built-in one beside this class, and one of the
 * organisation's own in its home, which wins.
 */
final class Models {

	private static final String NAME = "impact.model";

	private Models() {
	}

	/** The model that Runstate comes with. */
	static Model builtIn() {
		try (InputStream in = Objects.requireNonNull(Models.class.getResourceAsStream(NAME), NAME)) {
			return ModelFile.read(in);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The built-in model could not be read", ex);
		}
	}

	/**
	 * The model in {@code impact.model} of a home, or the built-in one if there is none.
	 * @throws IllegalArgumentException in one sentence, if there is one that does not fit
	 */
	static Model at(Path home) {
		Path file = home.resolve(NAME);
		return Files.exists(file) ? in(file) : builtIn();
	}

	/**
	 * The model in a file.
	 * @throws IllegalArgumentException in one sentence, if it does not fit
	 */
	static Model in(Path file) {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
			return ModelFile.read(in);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"The model " + file + " was refused: " + ex.getMessage() + ". Remove it to use the built-in one",
					ex);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("The model " + file + " cannot be read", ex);
		}
	}

	/** Writes a model to a file, as a whole or not at all. */
	static void write(Model model, Path file) throws IOException {
		Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
		Path part = Files.createTempFile(folder, "impact", ".part");
		try {
			try (OutputStream out = Files.newOutputStream(part)) {
				ModelFile.write(model, out);
			}
			Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

}
