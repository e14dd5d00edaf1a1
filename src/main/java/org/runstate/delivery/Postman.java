package org.runstate.delivery;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.runstate.delivery.SmtpConnection.Gate;
import org.runstate.delivery.SmtpConnection.GateClosed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one message after another over a connection that stays open, and says how each
 * ended. Used by one thread.
 */
final class Postman implements Carrier {

	private static final Logger log = LoggerFactory.getLogger(Postman.class);

	private static final int SERVICE_CLOSING = 421;

	private final MailServer server;

	private final Sender sender;

	private @Nullable SmtpConnection open;

	Postman(MailServer server, Sender sender) {
		this.server = server;
		this.sender = sender;
	}

	@Override
	public Outcome send(Claimed message, Gate gate) {
		SmtpConnection kept = this.open;
		Outcome outcome = attempt(message, gate);
		boolean staleLine = kept != null && this.open == null && outcome instanceof Outcome.TryLater later
				&& later.serverDown();
		// A line that was kept open may have been closed by the server meanwhile.
		return staleLine ? attempt(message, gate) : outcome;
	}

	private Outcome attempt(Claimed message, Gate gate) {
		SmtpConnection line;
		try {
			line = connected();
		}
		catch (MessagingException ex) {
			close();
			return new Outcome.TryLater(reason(ex), true);
		}
		Letter letter;
		try {
			letter = new Letter(line.session(), message, this.sender);
		}
		catch (MessagingException | RuntimeException ex) {
			log.warn("message not writable id={} reason={}", message.id(), ex.getMessage());
			return new Outcome.Refused("not sent: " + reason(ex));
		}
		try {
			line.send(letter, gate);
			return new Outcome.Sent(line.getLastServerResponse());
		}
		catch (GateClosed ex) {
			close();
			return new Outcome.Withheld(reason(ex));
		}
		catch (MessagingException | RuntimeException ex) {
			return failed(line, ex);
		}
	}

	private SmtpConnection connected() throws MessagingException {
		SmtpConnection line = this.open;
		if (line == null) {
			line = this.server.connection();
			try {
				line.connect();
			}
			catch (AuthenticationFailedException ex) {
				if (!this.server.isRenewed(line)) {
					throw ex;
				}
				line = this.server.connection();
				line.connect();
			}
			this.open = line;
		}
		return line;
	}

	private Outcome failed(SmtpConnection line, Exception ex) {
		int code = code(ex);
		if (code >= 500) {
			return new Outcome.Refused(reason(ex));
		}
		if (code >= 400) {
			if (code == SERVICE_CLOSING) {
				close();
			}
			return new Outcome.TryLater(reason(ex), code == SERVICE_CLOSING);
		}
		boolean mayHaveArrived = line.hasDotLeft();
		close();
		return mayHaveArrived ? new Outcome.Unknown("no answer to the whole message: " + reason(ex))
				: new Outcome.TryLater(reason(ex), true);
	}

	/** The server's code in the chain of what went wrong, or -1 if it did not answer. */
	private static int code(@Nullable Exception ex) {
		int code = -1;
		for (Exception each = ex; each != null
				&& code < 0; each = (each instanceof MessagingException chain) ? chain.getNextException() : null) {
			if (each instanceof SMTPAddressFailedException address) {
				code = address.getReturnCode();
			}
			else if (each instanceof SMTPSenderFailedException sender) {
				code = sender.getReturnCode();
			}
			else if (each instanceof SMTPSendFailedException send && each.getMessage() != null
					&& !(send.getNextException() instanceof SMTPAddressFailedException)) {
				code = send.getReturnCode();
			}
		}
		return code;
	}

	private static String reason(Exception ex) {
		Exception last = ex;
		while (last instanceof MessagingException chain && chain.getNextException() != null) {
			last = chain.getNextException();
		}
		String message = (last.getMessage() != null) ? last.getMessage() : last.getClass().getSimpleName();
		return (ex instanceof AuthenticationFailedException) ? "sign-in to the mail server failed: " + message
				: message;
	}

	@Override
	public void close() {
		SmtpConnection line = this.open;
		this.open = null;
		if (line != null) {
			try {
				line.close();
			}
			catch (MessagingException ex) {
				log.debug("connection not closed in order", ex);
			}
		}
	}

}
