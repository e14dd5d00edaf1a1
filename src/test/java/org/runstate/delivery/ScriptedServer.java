package org.runstate.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;

/**
 * A mail server that asks a script what to say: it is given the command and the usual
 * answer. An empty answer closes the line.
 */
final class ScriptedServer implements AutoCloseable {

	final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	final List<String> accepted = new CopyOnWriteArrayList<>();

	private final BinaryOperator<String> script;

	final AtomicInteger lines = new AtomicInteger();

	int refused;

	ScriptedServer(BinaryOperator<String> script) throws IOException {
		this.script = script;
		Thread thread = new Thread(this::serve, "scripted-smtp");
		thread.setDaemon(true);
		thread.start();
	}

	int port() {
		return this.socket.getLocalPort();
	}

	private void serve() {
		while (!this.socket.isClosed()) {
			try (Socket line = this.socket.accept()) {
				this.lines.incrementAndGet();
				talk(line);
			}
			catch (IOException ex) {
				// The other side hung up, which is what some tests are about.
			}
		}
	}

	private void talk(Socket line) throws IOException {
		BufferedReader in = new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
		OutputStream out = line.getOutputStream();
		boolean open = say(out, "HELLO", "220 scripted");
		boolean data = false;
		for (String command = open ? in.readLine() : null; open
				&& command != null; command = open ? in.readLine() : null) {
			if (data && !command.equals(".")) {
				continue;
			}
			data = false;
			String verb = command.matches("(?i)AUTH .*") ? command : command.toUpperCase(Locale.ROOT);
			String answer = switch (verb.split("[ :]", 2)[0]) {
				case "DATA" -> "354 go on";
				case "QUIT" -> "221 bye";
				case "." -> "250 OK done";
				default -> "250 ok";
			};
			String said = this.script.apply(verb, answer);
			data = said.startsWith("354");
			if (verb.equals(".") && said.startsWith("250")) {
				this.accepted.add(command);
			}
			open = write(out, said) && !verb.equals("QUIT");
		}
	}

	private boolean say(OutputStream out, String command, String answer) throws IOException {
		return write(out, this.script.apply(command, answer));
	}

	private static boolean write(OutputStream out, String said) throws IOException {
		if (said.isEmpty()) {
			return false;
		}
		out.write((said + "\r\n").getBytes(StandardCharsets.US_ASCII));
		out.flush();
		return !said.startsWith("421");
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
