package org.runstate.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

/**
 * For a container's health check, where no other program can ask.
 */
@Command(name = "health", mixinStandardHelpOptions = true,
		description = "Asks the server on this machine, at SERVER_PORT, whether it is well.")
final class HealthCommand implements Callable<Integer> {

	private static final int PATIENCE_MILLIS = 5_000;

	@Override
	public Integer call() throws IOException {
		String configured = System.getenv("SERVER_PORT");
		int port = (configured != null) ? Integer.parseInt(configured) : 8080;
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(PATIENCE_MILLIS);
			socket.getOutputStream()
				.write("GET /actuator/health HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
			return new String(status, StandardCharsets.US_ASCII).endsWith(" 200") ? RunstateCommand.DONE
					: RunstateCommand.FAILED;
		}
	}

}
