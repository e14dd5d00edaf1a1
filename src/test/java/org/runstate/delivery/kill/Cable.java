package org.runstate.delivery.kill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The way to a server, which can be cut: open connections end then, and new ones are
 * closed at once.
 */
final class Cable implements AutoCloseable {

	private final ServerSocket here = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());

	private final int there;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final ExecutorService threads = Executors.newCachedThreadPool((work) -> {
		Thread thread = new Thread(work, "cable");
		thread.setDaemon(true);
		return thread;
	});

	private volatile boolean cut;

	Cable(int there) throws IOException {
		this.there = there;
		this.threads.execute(this::serve);
	}

	int port() {
		return this.here.getLocalPort();
	}

	void cut() {
		this.cut = true;
		this.open.forEach(Cable::end);
		this.open.clear();
	}

	void mend() {
		this.cut = false;
	}

	private void serve() {
		while (!this.here.isClosed()) {
			try {
				Socket from = this.here.accept();
				if (this.cut) {
					end(from);
					continue;
				}
				Socket to = new Socket(InetAddress.getLoopbackAddress(), this.there);
				this.open.add(from);
				this.open.add(to);
				this.threads.execute(() -> pump(from, to));
				this.threads.execute(() -> pump(to, from));
			}
			catch (IOException ex) {
				// closed
			}
		}
	}

	private static void pump(Socket from, Socket to) {
		try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			in.transferTo(out);
		}
		catch (IOException ex) {
			// cut, or one side hung up
		}
	}

	private static void end(Socket socket) {
		try {
			socket.setSoLinger(true, 0);
			socket.close();
		}
		catch (IOException ex) {
			// ended already
		}
	}

	@Override
	public void close() throws IOException {
		this.here.close();
		cut();
		this.threads.shutdownNow();
	}

}
