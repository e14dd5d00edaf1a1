package org.runstate.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the mail server, which knows whether the final dot has left.
 */
class SmtpConnection extends SMTPTransport {

	private static final Logger log = LoggerFactory.getLogger(SmtpConnection.class);

	/** Where the library writes to; without it letters leave line by line. */
	private static final @Nullable VarHandle SERVER_OUTPUT = serverOutput();

	private static final int USUAL_BYTES = 1 << 17;

	private final ByteArrayOutputStream whole = new ByteArrayOutputStream(USUAL_BYTES);

	private final @Nullable String host;

	private final int port;

	private final @Nullable String username;

	private final @Nullable String password;

	private final @Nullable ReturnPath returnPath;

	private Gate gate = () -> {
	};

	private volatile boolean dotLeft;

	SmtpConnection(Session session, String protocol, @Nullable String host, int port, @Nullable String username,
			@Nullable String password, @Nullable ReturnPath returnPath) {
		super(session, new URLName(protocol, host, port, null, username, password), protocol, protocol.equals("smtps"));
		this.host = host;
		this.port = port;
		this.username = username;
		this.password = password;
		this.returnPath = returnPath;
	}

	private static @Nullable VarHandle serverOutput() {
		try {
			return MethodHandles.privateLookupIn(SMTPTransport.class, MethodHandles.lookup())
				.findVarHandle(SMTPTransport.class, "serverOutput", OutputStream.class);
		}
		catch (ReflectiveOperationException ex) {
			log.warn("the mail library has changed, messages leave line by line", ex);
			return null;
		}
	}

	/** Whether letters leave whole. */
	static boolean sendsWhole() {
		return SERVER_OUTPUT != null;
	}

	@Override
	public void connect() throws MessagingException {
		connect(this.host, this.port, this.username, this.password);
	}

	@Nullable String password() {
		return this.password;
	}

	Session session() {
		return this.session;
	}

	/**
	 * Sends to the letter's one recipient.
	 * @param gate asked when all but the end of the message has left
	 */
	void send(Letter letter, Gate gate) throws MessagingException {
		this.dotLeft = false;
		this.gate = gate;
		String from = (this.returnPath != null) ? this.returnPath.senderOf(letter.id()) : null;
		if (from != null) {
			// the library looks it up for each message; the session is this connection's
			// own
			this.session.getProperties().setProperty("mail." + getURLName().getProtocol() + ".from", from);
		}
		sendMessage(letter, letter.getAllRecipients());
	}

	/** Whether the whole of the last message was sent, so that it may have arrived. */
	boolean hasDotLeft() {
		return this.dotLeft;
	}

	/**
	 * What a letter writes are lines of SMTP already, none of them beginning with a dot,
	 * so they need not be looked through again: more than half of the time a message
	 * took.
	 */
	@Override
	protected OutputStream data() throws MessagingException {
		OutputStream lines = super.data();
		OutputStream server = (SERVER_OUTPUT != null) ? (OutputStream) SERVER_OUTPUT.get(this) : null;
		if (server == null) {
			return lines;
		}
		this.whole.reset();
		return this.whole;
	}

	@Override
	protected void finishData() throws IOException, MessagingException {
		if (SERVER_OUTPUT != null) {
			this.whole.writeTo((OutputStream) SERVER_OUTPUT.get(this));
		}
		this.gate.pass();
		this.dotLeft = true;
		super.finishData();
	}

	@Override
	protected void finishBdat() throws IOException, MessagingException {
		this.gate.pass();
		this.dotLeft = true;
		super.finishBdat();
	}

	/**
	 * What has to hold before a message becomes the server's: what ends before its final
	 * dot was never sent.
	 */
	interface Gate {

		/**
		 * Waits until the message may be completed.
		 * @throws GateClosed if it must not be
		 */
		void pass() throws GateClosed;

	}

	/** The message must not be completed; the line has to be cut. */
	static final class GateClosed extends MessagingException {

		private static final long serialVersionUID = 1;

		GateClosed(String reason) {
			super(reason);
		}

	}

}
