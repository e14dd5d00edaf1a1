package org.runstate.delivery.kill;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Consumer;

import javax.net.SocketFactory;

/**
 * Sockets that tell how far they came.
 */
final class WatchedSockets extends SocketFactory {

	/**
	 * No command is as long; a message leaves in portions of twice the size. The last one
	 * ends with the final dot.
	 */
	private static final int PART_OF_A_MESSAGE = 4096;

	private final Consumer<Point> reached;

	WatchedSockets(Consumer<Point> reached) {
		this.reached = reached;
	}

	@Override
	public Socket createSocket() {
		return new WatchedSocket();
	}

	@Override
	public Socket createSocket(String host, int port) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(String host, int port, InetAddress here, int localPort) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(InetAddress host, int port) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Socket createSocket(InetAddress host, int port, InetAddress here, int localPort) {
		throw new UnsupportedOperationException();
	}

	private final class WatchedSocket extends Socket {

		@Override
		public void connect(SocketAddress server, int timeout) throws IOException {
			WatchedSockets.this.reached.accept(Point.CONNECTING);
			super.connect(server, timeout);
			WatchedSockets.this.reached.accept(Point.CONNECTED);
		}

		@Override
		public OutputStream getOutputStream() throws IOException {
			return new FilterOutputStream(super.getOutputStream()) {

				@Override
				public void write(byte[] bytes, int from, int length) throws IOException {
					this.out.write(bytes, from, length);
					if (length > PART_OF_A_MESSAGE && bytes[from + length - 3] != '.') {
						WatchedSockets.this.reached.accept(Point.MID_DATA);
					}
				}

			};
		}

	}

}
