package org.runstate.source.fetch;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;

/**
 * Reads a body while inflating it, and stops at the limit.
 */
final class BodyLimit {

	private static final int TRAILER = 1024;

	private final long bytes;

	BodyLimit(long bytes) {
		this.bytes = bytes;
	}

	/**
	 * The whole body.
	 * @param encoding the header Content-Encoding
	 * @throws UnusableBodyException when it is too large or cannot be inflated
	 */
	byte[] read(InputStream wire, @Nullable String encoding) throws IOException {
		try (InputStream body = inflated(new Open(wire), encoding)) {
			ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 15);
			byte[] block = new byte[1 << 14];
			for (int n = body.read(block); n >= 0; n = body.read(block)) {
				if (out.size() + n > this.bytes) {
					throw tooLarge();
				}
				out.write(block, 0, n);
			}
			// to the end of the wire, so that the connection can be used again
			wire.readNBytes(TRAILER);
			return out.toByteArray();
		}
		catch (ZipException ex) {
			throw new UnusableBodyException(Failure.BAD_CONTENT_ENCODING,
					"The answer says it is packed, but cannot be unpacked.", ex);
		}
	}

	void checkAnnounced(long length) throws UnusableBodyException {
		if (length > this.bytes) {
			throw tooLarge();
		}
	}

	private UnusableBodyException tooLarge() {
		return new UnusableBodyException(Failure.TOO_LARGE,
				"The answer is larger than %d MB.".formatted(this.bytes >> 20), null);
	}

	private static InputStream inflated(InputStream wire, @Nullable String encoding) throws IOException {
		return switch ((encoding == null) ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
			case "", "identity" -> wire;
			case "gzip", "x-gzip" -> new GZIPInputStream(wire, 1 << 14);
			case "deflate" -> new InflaterInputStream(wire);
			default -> throw new UnusableBodyException(Failure.BAD_CONTENT_ENCODING,
					"The answer is packed in a way that was not asked for.", null);
		};
	}

	/** Closing a stream of HTTP reads its rest, which may be long. */
	private static final class Open extends FilterInputStream {

		Open(InputStream wire) {
			super(wire);
		}

		@Override
		public void close() {
			// whoever opened the wire closes it
		}

	}

}
