package org.runstate.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import tools.jackson.databind.json.JsonMapper;

/**
 * A zip whose last file tells the hashes of all others.
 */
final class PackWriter {

	private final ZipOutputStream zip;

	private final Map<String, String> hashes = new TreeMap<>();

	PackWriter(OutputStream out) {
		this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
	}

	/** What goes into a file. */
	interface Content {

		void writeTo(Writer writer) throws IOException;

	}

	// The stream beneath goes on: closing one would close the zip.
	@SuppressWarnings("resource")
	void add(String name, Content content) throws IOException {
		put(name, (out) -> {
			Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
			content.writeTo(writer);
			writer.flush();
		});
	}

	void add(String name, byte[] content) throws IOException {
		put(name, (out) -> out.write(content));
	}

	@SuppressWarnings("resource") // for the same reason
	private void put(String name, Bytes content) throws IOException {
		this.zip.putNextEntry(new ZipEntry(name));
		MessageDigest hash = ProofPack.sha256();
		content.writeTo(new DigestOutputStream(this.zip, hash));
		this.zip.closeEntry();
		this.hashes.put(name, HexFormat.of().formatHex(hash.digest()));
	}

	private interface Bytes {

		void writeTo(OutputStream out) throws IOException;

	}

	void end() throws IOException {
		this.zip.putNextEntry(new ZipEntry(ProofPack.MANIFEST));
		this.zip.write(JsonMapper.builder()
			.build()
			.writeValueAsBytes(new ProofPack.Manifest(ProofPack.FORM, ProofPack.VERSION, "SHA-256", this.hashes)));
		this.zip.closeEntry();
		this.zip.finish();
	}

}
