package org.runstate.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import org.jspecify.annotations.Nullable;

/**
 * A message as it leaves. The only place where headers are written: every value passes
 * {@link #put} or is an address that was checked, so nothing in a message can add a
 * header or a recipient. The same message always gives the same bytes.
 */
final class Letter extends MimeMessage {

	private static final Pattern MESSAGE_ID = Pattern.compile("[0-9a-f-]{36}");

	private static final Pattern ADDRESS = Pattern.compile("[\\x21-\\x7e&&[^()<>\\[\\]:;,\\\\\"]]{3,320}");

	private static final Pattern PAGE = Pattern.compile("https?://[\\x21-\\x7e&&[^<>\"\\\\]]{1,800}");

	private static final String TO = "To: ";

	private static final int LONGEST_NAME = 200;

	private static final int LONGEST_VALUE = 900;

	private static final String CRLF = "\r\n";

	/** Longer lines of a header are folded by us and unfolded by every reader. */
	private static final int FOLDED_AT = 76;

	private final String id;

	private final String subject;

	private final Body body;

	private final String boundary;

	/**
	 * Writes a message.
	 * @param sender who sends, and where answers go
	 * @throws MessagingException if it cannot be written, such as for a wrong address
	 */
	Letter(Session session, Claimed message, Sender sender) throws MessagingException {
		super(session);
		if (!MESSAGE_ID.matcher(message.id()).matches()) {
			throw new MessagingException("the message has no proper id");
		}
		Body content = message.body();
		if (content == null) {
			throw new MessagingException("a part of the message is no longer kept");
		}
		this.id = message.id();
		this.subject = message.subject();
		this.body = content;
		this.boundary = "=_" + message.id();
		setSentDate(Date.from(message.plannedAt()));
		setFrom(sender.from());
		if (sender.replyTo() != null) {
			setReplyTo(new InternetAddress[] { sender.replyTo() });
		}
		setHeader("To", mailbox(message.recipient(), message.recipientName()));
		put("Subject", message.subject());
		put("Message-ID", "<" + message.id() + "@" + sender.host() + ">");
		put("X-Runstate-Message", message.id());
		put("X-Runstate-Kind", message.kind());
		put("Auto-Submitted", "auto-generated");
		put("X-Auto-Response-Suppress", "OOF, AutoReply");
		put("List-Id", "Runstate <runstate." + sender.host() + ">");
		String unsubscribe = message.unsubscribe();
		if (unsubscribe != null) {
			if (!PAGE.matcher(unsubscribe).matches()) {
				throw new MessagingException("the address to unsubscribe is not one");
			}
			setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
			put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
		}
		setHeader("MIME-Version", "1.0");
		setHeader("Content-Type", "multipart/alternative; boundary=\"" + this.boundary + "\"");
		// nothing of this may be made anew when it is written
		this.saved = true;
	}

	/** Writes one header on one line of ASCII, encoded where need be. */
	private void put(String name, String value) throws MessagingException {
		// What looks encoded already would be decoded by the reader into anything.
		String line = OneLine.of(value, LONGEST_VALUE).replace("=?", "= ?");
		setHeader(name, MimeUtility.fold(Math.min(name.length() + 2, FOLDED_AT), EncodedWords.of(name + ": ", line)));
	}

	/** One mailbox and the name before it, which may be empty. */
	private static String mailbox(String mail, String name) throws MessagingException {
		InternetAddress address = address(mail);
		String line = EncodedWords.of(TO, OneLine.of(name, LONGEST_NAME).replace("=?", "= ?"));
		if (line.startsWith("=?")) {
			return MimeUtility.fold(TO.length(), line + " <" + address.getAddress() + ">");
		}
		try {
			address.setPersonal(line.isEmpty() ? null : line);
			return MimeUtility.fold(TO.length(), address.toString());
		}
		catch (java.io.UnsupportedEncodingException ex) {
			throw new MessagingException("ASCII is always there", ex);
		}
	}

	/**
	 * An address that holds nothing but one mailbox.
	 * @param mail such as {@code ada@example.org}; its domain may be international
	 * @throws AddressException if it is anything else
	 */
	static InternetAddress address(String mail) throws AddressException {
		int at = mail.lastIndexOf('@');
		try {
			String ascii = (at > 0) ? mail.substring(0, at + 1) + IDN.toASCII(mail.substring(at + 1)) : mail;
			if (at < 1 || ascii.indexOf('@') != at || !ADDRESS.matcher(ascii).matches()) {
				throw new AddressException("the recipient's address is not one");
			}
			return new InternetAddress(ascii, true);
		}
		catch (IllegalArgumentException ex) {
			AddressException wrong = new AddressException("the recipient's address is not one");
			wrong.initCause(ex);
			throw wrong;
		}
	}

	/** The number of the message. */
	String id() {
		return this.id;
	}

	/** What stands above the text, as it leaves, one or more lines each. */
	List<String> headers() throws MessagingException {
		return Collections.list(getAllHeaderLines());
	}

	/** The transport asks for it with each message, only to note it down: not decoded. */
	@Override
	public String getSubject() {
		return this.subject;
	}

	/** Saving must not make a new Message-ID: a repeat has to be known as one. */
	@Override
	protected void updateMessageID() {
	}

	/**
	 * Writes the headers, then text and HTML as their pieces were encoded, apart by the
	 * message's own id.
	 */
	@Override
	public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException, MessagingException {
		StringBuilder head = new StringBuilder(1024);
		Enumeration<String> lines = (ignored != null) ? getNonMatchingHeaderLines(ignored) : getAllHeaderLines();
		lines.asIterator().forEachRemaining((line) -> head.append(line).append(CRLF));
		out.write(ascii(head + CRLF + part("plain")));
		this.body.writeText(out);
		out.write(ascii(CRLF + part("html")));
		this.body.writeHtml(out);
		out.write(ascii(CRLF + "--" + this.boundary + "--" + CRLF));
		out.flush();
	}

	private String part(String subtype) {
		return "--" + this.boundary + CRLF + "Content-Type: text/" + subtype + "; charset=UTF-8" + CRLF
				+ "Content-Transfer-Encoding: quoted-printable" + CRLF + CRLF;
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
