package org.runstate.delivery.kill;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A mail server for many connections that keeps account of every message it accepted and
 * knows, by its greeting, which process talks. Recipients that begin with {@code nobody}
 * are refused.
 */
final class CountingServer implements AutoCloseable {

	private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());

	private final ExecutorService threads = Executors.newCachedThreadPool((work) -> {
		Thread thread = new Thread(work, "counting-smtp");
		thread.setDaemon(true);
		return thread;
	});

	private final Map<String, List<Copy>> accepted = new ConcurrentHashMap<>();

	private final Trap<Long> trap = new Trap<>();

	CountingServer() throws IOException {
		this.threads.execute(this::serve);
	}

	int port() {
		return this.socket.getLocalPort();
	}

	/** Says which process, by its number, reaches a point. */
	Trap<Long> trap() {
		return this.trap;
	}

	/** What was accepted, by {@code X-Runstate-Message}. */
	Map<String, List<Copy>> accepted() {
		return this.accepted;
	}

	void forget() {
		this.accepted.clear();
	}

	private void serve() {
		while (!this.socket.isClosed()) {
			try {
				Socket line = this.socket.accept();
				this.threads.execute(() -> talk(line));
			}
			catch (IOException ex) {
				// closed
			}
		}
	}

	private void talk(Socket socket) {
		try (Socket line = socket) {
			line.setTcpNoDelay(true);
			new Talk(new BufferedInputStream(line.getInputStream()), line.getOutputStream()).run();
		}
		catch (IOException ex) {
			// The other side was killed, which is what this is for.
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		this.threads.shutdownNow();
	}

	private final class Talk {

		private final InputStream in;

		private final OutputStream out;

		private Long pid = 0L;

		Talk(InputStream in, OutputStream out) {
			this.in = in;
			this.out = out;
		}

		void run() throws IOException {
			say("220 counting");
			for (String line = line();; line = line()) {
				String[] words = line.split("[ :]", 3);
				switch (words[0].toUpperCase(Locale.ROOT)) {
					case "EHLO", "HELO" -> {
						this.pid = Long.valueOf(words[1].substring(words[1].indexOf('-') + 1));
						reached(Point.GREETED);
						say("250 8BITMIME");
					}
					case "MAIL" -> {
						reached(Point.MAIL);
						say("250 2.1.0 ok");
					}
					case "RCPT" -> {
						reached(Point.RCPT);
						say(line.contains("<nobody") ? "550 5.1.1 unknown" : "250 2.1.5 ok");
					}
					case "DATA" -> {
						say("354 go on");
						reached(Point.DATA);
						take();
					}
					case "QUIT" -> {
						reached(Point.QUIT);
						say("221 bye");
						return;
					}
					default -> say("250 2.0.0 ok");
				}
			}
		}

		private void take() throws IOException {
			ByteArrayOutputStream whole = new ByteArrayOutputStream();
			for (byte[] line = bytes(); line.length != 1 || line[0] != '.'; line = bytes()) {
				whole.write(line);
				whole.write('\n');
			}
			reached(Point.DOT);
			Copy copy = Copy.of(whole.toByteArray());
			CountingServer.this.accepted.computeIfAbsent(copy.message(), (id) -> new CopyOnWriteArrayList<>())
				.add(copy);
			reached(Point.ACCEPTED);
			say("250 2.0.0 taken");
			reached(Point.ANSWERED);
		}

		/**
		 * Where a process was killed while it was listened to, its line ends. What its
		 * other lines had sent by then still arrives, as it does with a real server.
		 */
		private void reached(Point point) throws IOException {
			if (CountingServer.this.trap.reached(point, this.pid) && point != Point.ACCEPTED) {
				throw new IOException("killed");
			}
		}

		private String line() throws IOException {
			byte[] line = bytes();
			return new String(line, StandardCharsets.ISO_8859_1);
		}

		private byte[] bytes() throws IOException {
			ByteArrayOutputStream line = new ByteArrayOutputStream(100);
			for (int each = this.in.read(); each != '\n'; each = this.in.read()) {
				if (each < 0) {
					throw new IOException("hung up");
				}
				if (each != '\r') {
					line.write(each);
				}
			}
			return line.toByteArray();
		}

		private void say(String words) throws IOException {
			this.out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
			this.out.flush();
		}

	}

}
