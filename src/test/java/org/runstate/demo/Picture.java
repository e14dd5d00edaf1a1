package org.runstate.demo;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

/**
 * A picture of a page with the few colours that it needs, so that its file is small.
 */
record Picture(BufferedImage image) {

	private static final int COLOURS = 64;

	static Picture of(byte[] png) throws IOException {
		return new Picture(ImageIO.read(new ByteArrayInputStream(png)));
	}

	void keep(Path file) throws IOException {
		int width = this.image.getWidth();
		int height = this.image.getHeight();
		int[] pixels = this.image.getRGB(0, 0, width, height, null, 0, width);
		Map<Integer, Integer> often = new HashMap<>();
		for (int pixel : pixels) {
			often.merge(pixel & 0xffffff, 1, Integer::sum);
		}
		int[] palette = palette(often);
		Map<Integer, Integer> places = new HashMap<>();
		BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED,
				new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
		for (int i = 0; i < pixels.length; i++) {
			int place = places.computeIfAbsent(pixels[i] & 0xffffff, (colour) -> nearest(palette, colour));
			small.getRaster().setSample(i % width, i / width, 0, place);
		}
		Files.createDirectories(file.toAbsolutePath().getParent());
		ImageIO.write(small, "png", file.toFile());
	}

	/** The colours seen most often, and none that is nearly another. */
	private static int[] palette(Map<Integer, Integer> often) {
		List<Integer> byCount = often.entrySet()
			.stream()
			.sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
			.map(Map.Entry::getKey)
			.toList();
		int[] palette = new int[COLOURS];
		int count = 0;
		for (int colour : byCount) {
			if (count < 12 || (count < COLOURS
					&& distance(palette[nearest(Arrays.copyOf(palette, count), colour)], colour) > 500)) {
				palette[count++] = colour;
			}
			if (count == COLOURS) {
				break;
			}
		}
		return Arrays.copyOf(palette, count);
	}

	private static int nearest(int[] palette, int colour) {
		int best = 0;
		for (int i = 1; i < palette.length; i++) {
			if (distance(palette[i], colour) < distance(palette[best], colour)) {
				best = i;
			}
		}
		return best;
	}

	private static int distance(int one, int other) {
		int red = (one >> 16 & 255) - (other >> 16 & 255);
		int green = (one >> 8 & 255) - (other >> 8 & 255);
		int blue = (one & 255) - (other & 255);
		return red * red + green * green + blue * blue;
	}

}
