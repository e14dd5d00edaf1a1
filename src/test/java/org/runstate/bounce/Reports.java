package org.runstate.bounce;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/**
 * Reports of non-delivery and other answers in the shapes of those who send them. The
 * words are our own.
 */
final class Reports {

	private Reports() {
	}

	static MimeMessage mail(String text) throws MessagingException {
		return new MimeMessage(Session.getInstance(new Properties()),
				new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
	}

	/** As the name of a shape in a table asks for it. */
	static MimeMessage of(String shape, String subject, String code, String to, String id) throws MessagingException {
		return mail(switch (shape) {
			case "exchange" -> report(subject, "Microsoft Outlook <postmaster@example.org>", to,
					fields("failed", code, "smtp;550 " + code + " RESOLVER.ADR; not found"), original(id),
					"message/rfc822");
			case "postfix" -> report(subject, "MAILER-DAEMON@mx.example.net (Mail Delivery System)", to,
					fields("failed", code, "smtp; 550 " + code + " said so"), original(id), "text/rfc822-headers");
			case "gmail" -> report(subject, "Mail Delivery Subsystem <mailer-daemon@googlemail.example>", to,
					fields("failed", code, "smtp; 550-" + code + " The account does not exist"), original(id),
					"message/rfc822");
			case "vague" -> report(subject, "postmaster@example.org", to,
					fields("failed", "5.0.0", "smtp; 550 " + code + " more exactly"), original(id), "message/rfc822");
			case "delayed" -> report(subject, "MAILER-DAEMON@mx.example.net", to,
					fields("delayed", code, "smtp; later"), original(id), "text/rfc822-headers");
			case "delivered" -> report(subject, "postmaster@example.org", to, fields("delivered", code, "smtp; 250"),
					original(id), "message/rfc822");
			case "exim" -> plain(subject, "Mail Delivery System <Mailer-Daemon@mx.example.net>", to,
					"X-Failed-Recipients: ada@example.com\nAuto-Submitted: auto-replied\n",
					"This message was created automatically.\n\n  ada@example.com\n    SMTP error from remote mail server "
							+ "after RCPT TO:\n    " + code + " no\n\n------ copy ------\n" + original(id));
			case "exim-delay" -> plain(subject, "Mail Delivery System <Mailer-Daemon@mx.example.net>", to,
					"Auto-Submitted: auto-replied\n",
					"has not been delivered for 24 hours. No action is required. 451 " + code + "\n\n" + original(id));
			case "qmail" -> plain(subject, "MAILER-DAEMON@mx.example.net", to, "",
					"Hi. This is the qmail-send program.\n<ada@example.com>:\nRemote host said: " + code
							+ " sorry\n\n--- Below this line is a copy.\n\n" + original(id));
			case "old-exchange" -> plain(subject, "System Administrator <postmaster@example.org>", to, "",
					"Your message did not reach the following recipient(s):\n\nada@example.com on Mon\n    <mx.example.org #"
							+ code + ">\n\n" + original(id));
			case "vacation" -> plain(subject, "Ada <ada@example.com>", to, "Auto-Submitted: auto-replied\n" + reply(id),
					"I am away until 5.12.2026, in urgent cases call 550 1234.");
			case "out-of-office" -> plain(subject, "Ada <ada@example.com>", to,
					"X-Auto-Response-Suppress: All\nX-MS-Exchange-Generated-Message-Source: OOF\n" + reply(id),
					"Back on 5.1.1 of the plan. 550 mails wait.");
			case "person" -> plain(subject, "Ada <ada@example.com>", to, reply(id), "Thanks! Error 550 5.1.1 is gone.");
			default -> throw new IllegalArgumentException(shape);
		});
	}

	private static String reply(String id) {
		return "In-Reply-To: <" + id + "@changes.example.org>\n";
	}

	private static String original(String id) {
		return "From: Runstate <runstate@example.org>\nTo: ada@example.com\nSubject: Changes\nMessage-ID: <" + id
				+ "@changes.example.org>\nX-Runstate-Message: " + id + "\n";
	}

	private static String fields(String action, String code, String diagnostic) {
		return "Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; ada@example.com\nAction: " + action
				+ "\nStatus: " + code + "\nDiagnostic-Code: " + diagnostic + "\n";
	}

	private static String head(String subject, String from, String to) {
		return "Return-Path: " + (from.contains("ada@") ? "<ada@example.com>" : "<>") + "\nFrom: " + from + "\nTo: "
				+ to + "\nSubject: " + subject + "\nMessage-ID: <1@mx.example.net>\nMIME-Version: 1.0\n";
	}

	private static String plain(String subject, String from, String to, String more, String text) {
		return head(subject, from, to) + more + "Content-Type: text/plain; charset=UTF-8\n\n" + text + "\n";
	}

	private static String report(String subject, String from, String to, String fields, String original, String as) {
		return head(subject, from, to)
				+ "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n"
				+ "--b\nContent-Type: text/plain; charset=UTF-8\n\n" + subject + "\n\n"
				+ "--b\nContent-Type: message/delivery-status\n\n" + fields + "\n--b\nContent-Type: " + as + "\n\n"
				+ original + "\n--b--\n";
	}

}
