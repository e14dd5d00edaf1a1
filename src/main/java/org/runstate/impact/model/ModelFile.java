package org.runstate.impact.model;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A model as a file: gzip over the letters {@code RSIM}, the number of the format, the
 * heads, and a table of features with their weights in 16 bits. The same model gives the
 * same bytes.
 */
public final class ModelFile {

	/** Grows with every change of what is a feature or of how the file is laid out. */
	public static final int FORMAT = 2;

	private static final int MAGIC = 0x5253494d;

	private static final int MOST_FEATURES = 1 << 20;

	private static final int MOST_HEADS = 100;

	private static final int STEPS = 32_000;

	private ModelFile() {
	}

	/** Writes a model and leaves the stream open. */
	public static void write(Model model, OutputStream out) throws IOException {
		GZIPOutputStream zip = new GZIPOutputStream(out);
		DataOutputStream data = new DataOutputStream(new BufferedOutputStream(zip));
		data.writeInt(MAGIC);
		data.writeInt(FORMAT);
		data.writeInt(model.heads().size());
		for (Head head : model.heads()) {
			data.writeUTF(head.question().toString());
			data.writeDouble(head.bias());
			data.writeDouble(head.slope());
			data.writeDouble(head.offset());
			data.writeDouble(head.threshold());
			data.writeInt(head.yes());
			data.writeInt(head.no());
		}
		data.writeInt(model.size());
		for (int row = 0; row < model.size(); row++) {
			data.writeInt(model.dictionary().hash(row));
		}
		for (int row = 0; row < model.size(); row++) {
			data.writeByte(model.dictionary().block(row).number());
		}
		for (int head = 0; head < model.heads().size(); head++) {
			float step = step(model, head);
			data.writeFloat(step);
			for (int row = 0; row < model.size(); row++) {
				data.writeShort(Math.round(model.weight(row, head) / step));
			}
		}
		data.flush();
		zip.finish();
	}

	/**
	 * Reads a model.
	 * @throws IllegalArgumentException in one sentence, if it is no model or one of
	 * another format
	 */
	public static Model read(InputStream in) {
		try (DataInputStream data = new DataInputStream(new BufferedInputStream(new GZIPInputStream(in)))) {
			if (data.readInt() != MAGIC) {
				throw new IllegalArgumentException("it is not a model of Runstate's");
			}
			int format = data.readInt();
			if (format != FORMAT) {
				throw new IllegalArgumentException("it has format " + format + " and this version reads format "
						+ FORMAT + "; train it again with impact train");
			}
			return model(data);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("it is not a model of Runstate's, or not a whole one", ex);
		}
	}

	private static Model model(DataInputStream data) throws IOException {
		int count = bounded(data.readInt(), MOST_HEADS);
		List<Head> heads = new ArrayList<>();
		for (int head = 0; head < count; head++) {
			heads.add(new Head(Question.of(data.readUTF()), data.readDouble(), data.readDouble(), data.readDouble(),
					data.readDouble(), data.readInt(), data.readInt()));
		}
		int size = bounded(data.readInt(), MOST_FEATURES);
		int[] hashes = new int[size];
		for (int row = 0; row < size; row++) {
			hashes[row] = data.readInt();
		}
		byte[] blocks = new byte[size];
		for (int row = 0; row < size; row++) {
			blocks[row] = (byte) bounded(data.readByte(), Block.count() - 1);
		}
		float[] weights = new float[size * count];
		for (int head = 0; head < count; head++) {
			float step = data.readFloat();
			for (int row = 0; row < size; row++) {
				weights[row * count + head] = data.readShort() * step;
			}
		}
		return new Model(new Dictionary(hashes, blocks), heads, weights);
	}

	private static int bounded(int number, int most) throws IOException {
		if (number < 0 || number > most) {
			throw new IOException("a number of " + number + " where at most " + most + " may stand");
		}
		return number;
	}

	private static float step(Model model, int head) {
		float most = 0;
		for (int row = 0; row < model.size(); row++) {
			most = Math.max(most, Math.abs(model.weight(row, head)));
		}
		return (most == 0) ? 1 : most / STEPS;
	}

}
