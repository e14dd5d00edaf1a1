package org.runstate.delivery;

import java.io.IOException;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the mail server, which knows whether the final dot has left.
 */
class SmtpConnection extends SMTPTransport {

	private final @Nullable String host;

	private final int port;

	private final @Nullable String username;

	private final @Nullable String password;

	private volatile boolean dotLeft;

	SmtpConnection(Session session, String protocol, @Nullable String host, int port, @Nullable String username,
			@Nullable String password) {
		super(session, new URLName(protocol, host, port, null, username, password), protocol, protocol.equals("smtps"));
		this.host = host;
		this.port = port;
		this.username = username;
		this.password = password;
	}

	@Override
	public void connect() throws MessagingException {
		connect(this.host, this.port, this.username, this.password);
	}

	Session session() {
		return this.session;
	}

	/** Sends to the letter's one recipient. */
	void send(Letter letter) throws MessagingException {
		this.dotLeft = false;
		sendMessage(letter, letter.getAllRecipients());
	}

	/** Whether the whole of the last message was sent, so that it may have arrived. */
	boolean hasDotLeft() {
		return this.dotLeft;
	}

	@Override
	protected void finishData() throws IOException, MessagingException {
		this.dotLeft = true;
		super.finishData();
	}

	@Override
	protected void finishBdat() throws IOException, MessagingException {
		this.dotLeft = true;
		super.finishBdat();
	}

}
