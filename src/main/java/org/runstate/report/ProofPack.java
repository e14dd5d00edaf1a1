package org.runstate.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.runstate.acknowledgement.Anchor;
import org.runstate.acknowledgement.Anchors;
import org.runstate.acknowledgement.NoticeProof;
import org.runstate.acknowledgement.Verdict;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The zip that proves one notice, checked by what it holds itself.
 */
public final class ProofPack {

	static final String FORM = "runstate-pack";

	static final int VERSION = 1;

	static final String MANIFEST = "manifest.json";

	static final String PROOF = "proof.jsonl";

	static final String REVISIONS = "revisions.csv";

	private static final JsonMapper json = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
				DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
		.build();

	private ProofPack() {
	}

	/** Whether a file begins as a zip does. */
	public static boolean is(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return in.read() == 'P' && in.read() == 'K';
		}
	}

	/**
	 * Checks a pack by itself.
	 * @throws IOException if it cannot be read
	 */
	public static Verdict verify(Path file) throws IOException {
		return verify(file, List.of());
	}

	/**
	 * Checks a pack, and that it goes by what was anchored.
	 * @param heads a file of anchors, as it is written beside the database
	 * @throws IOException if one of them cannot be read
	 */
	public static Verdict verify(Path file, Path heads) throws IOException {
		return verify(file, Anchors.read(heads));
	}

	private static Verdict verify(Path file, List<Anchor> anchors) throws IOException {
		try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
			Manifest manifest = manifest(zip);
			if (manifest == null) {
				return fault("This is no proof of a notice, or its " + MANIFEST + " was changed.");
			}
			Set<String> there = new HashSet<>();
			for (ZipEntry entry : zip.stream().toList()) {
				if (!there.add(entry.getName())) {
					return fault(entry.getName() + " is there twice.");
				}
				if (!entry.getName().equals(MANIFEST)
						&& !hash(zip, entry).equals(manifest.files().get(entry.getName()))) {
					return fault(entry.getName() + " was changed or put in.");
				}
			}
			for (String name : manifest.files().keySet()) {
				if (!there.contains(name)) {
					return fault(name + " is missing.");
				}
			}
			if (!there.contains(PROOF) || !there.contains(REVISIONS)) {
				return fault("The proof or the list of revisions is missing.");
			}
			try (BufferedReader proof = new BufferedReader(reader(zip, PROOF))) {
				return NoticeProof.verify(proof, revisions(zip), anchors);
			}
		}
		catch (ZipException ex) {
			return fault("The zip is damaged: " + ex.getMessage());
		}
	}

	private static @Nullable Manifest manifest(ZipFile zip) throws IOException {
		ZipEntry entry = zip.getEntry(MANIFEST);
		if (entry == null) {
			return null;
		}
		try (InputStream in = zip.getInputStream(entry)) {
			Manifest manifest = json.readValue(in, Manifest.class);
			return (FORM.equals(manifest.form()) && manifest.version() == VERSION) ? manifest : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static Map<Integer, String> revisions(ZipFile zip) throws IOException {
		Map<Integer, String> hashes = new HashMap<>();
		try (Reader in = reader(zip, REVISIONS)) {
			for (CSVRecord row : CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in)) {
				hashes.put(Integer.valueOf(row.get("revision")), row.get("hash"));
			}
		}
		return hashes;
	}

	private static Reader reader(ZipFile zip, String name) throws IOException {
		return new InputStreamReader(zip.getInputStream(zip.getEntry(name)), StandardCharsets.UTF_8);
	}

	private static String hash(ZipFile zip, ZipEntry entry) throws IOException {
		MessageDigest hash = sha256();
		try (InputStream in = zip.getInputStream(entry);
				OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), hash)) {
			in.transferTo(out);
		}
		return HexFormat.of().formatHex(hash.digest());
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	private static Verdict fault(String sentence) {
		return new Verdict(false, 0, sentence);
	}

	/**
	 * The last file of the zip.
	 *
	 * @param files SHA-256 of every other file by its name
	 */
	record Manifest(String form, int version, String algorithm, Map<String, String> files) {
	}

}
