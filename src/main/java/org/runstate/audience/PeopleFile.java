package org.runstate.audience;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * People from a CSV file in UTF-8: a header that names the columns in any order, then a
 * person a line. Columns are {@code email} (needed), {@code name}, {@code audiences},
 * {@code roles}, {@code platforms}, {@code services}, {@code team}, {@code manager},
 * {@code locale}, {@code zone}, {@code hour} and {@code joined}; cells are apart by comma
 * (or semicolon, when the header is), lists in a cell by semicolon. Whatever a cell
 * holds, a formula too, is text.
 */
@Component
public class PeopleFile {

	/** Stands for a number that nobody typed. */
	public static final long NO_NUMBER = -1;

	private static final Logger log = LoggerFactory.getLogger(PeopleFile.class);

	private final People people;

	private final TransactionTemplate transaction;

	private final PeopleNotes notes;

	PeopleFile(People people, PlatformTransactionManager transactions, PeopleNotes notes) {
		this.notes = notes;
		this.people = people;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * What loading a file would do. Writes nothing.
	 * @param in the file; read to its end, not closed
	 * @throws IOException if the file cannot be read
	 */
	public PeoplePlan plan(InputStream in, boolean replace) throws IOException {
		PeopleImport look = new PeopleImport(this.people, this.transaction, null);
		read(in, look, replace, NO_NUMBER);
		return look.plan();
	}

	/**
	 * Keeps everyone listed rightly; a wrong row is left out and told.
	 * @param in the file; read to its end, not closed
	 * @param replace whether people who are no longer listed are deactivated. Nobody is
	 * when no row could be taken, or when they are many, and the last administrator never
	 * is
	 * @throws IOException if the file cannot be read; what was read before stays
	 */
	public Imported load(InputStream in, boolean replace) throws IOException {
		return load(in, replace, NO_NUMBER);
	}

	/**
	 * The same, with many leaving.
	 * @param meant how many leave, as somebody typed it who looked first
	 * @throws IOException if the file cannot be read; what was read before stays
	 */
	public Imported load(InputStream in, boolean replace, long meant) throws IOException {
		PeopleImport load = new PeopleImport(this.people, this.transaction, this.notes);
		read(in, load, replace, meant);
		Imported imported = load.result();
		log.info("people imported added={} changed={} unchanged={} deactivated={} problems={}", imported.added(),
				imported.changed(), imported.unchanged(), imported.deactivated(), imported.problems().size());
		return imported;
	}

	private static void read(InputStream in, PeopleImport load, boolean replace, long meant) throws IOException {
		try {
			PeopleLines lines = new PeopleLines(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
			lines.unknown().forEach((name) -> load.problem(1, "the column " + name + " is not known and was left out"));
			for (String line = lines.nextLine(); line != null; line = lines.nextLine()) {
				load.take(lines, line);
			}
			load.finish(replace, meant);
		}
		catch (WrongRow ex) {
			load.problem(1, ex.getMessage());
		}
	}

}
