package org.runstate.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * What processes on one home agree on by two bytes of a lock file: who may start or stop
 * the server (one at a time), and who uses it (any number). The operating system frees
 * both when a process ends, however it ends.
 */
final class HomeLock implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final Duration PAUSE = Duration.ofMillis(50);

	private final FileChannel channel;

	private @Nullable FileLock use;

	HomeLock(Path home) throws IOException {
		this.channel = FileChannel.open(home.resolve("database.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.READ, StandardOpenOption.WRITE);
	}

	/** Waits until no other process starts or stops the server, at most 90 s. */
	FileLock control() throws IOException {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			FileLock lock = this.channel.tryLock(0, 1, false);
			if (lock != null) {
				return lock;
			}
			if (System.nanoTime() > deadline) {
				throw new IOException("another process has been starting or stopping the database for "
						+ PATIENCE.toSeconds() + " s");
			}
			pause();
		}
	}

	void use() throws IOException {
		this.use = this.channel.lock(1, 1, true);
	}

	/** Ends this process's use and tells whether it was the last one. */
	boolean leave() throws IOException {
		if (this.use != null) {
			this.use.release();
			this.use = null;
		}
		FileLock only = this.channel.tryLock(1, 1, false);
		if (only == null) {
			return false;
		}
		only.release();
		return true;
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

	static void pause() throws IOException {
		try {
			TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

}
