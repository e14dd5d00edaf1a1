package org.runstate.bounce;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.runstate.delivery.ReturnPath;

import org.springframework.stereotype.Component;

/**
 * Reads what came to the mailbox: reports after RFC 3464, and those that only people were
 * meant to read. Subjects are not looked at, for they are in every language.
 */
@Component
class BounceReader {

	private static final List<String> ADDRESSED = List.of("To", "Delivered-To", "X-Original-To", "Envelope-To",
			"X-Envelope-To");

	private static final Pattern ACTION = Pattern.compile("(?im)^Action:\\s*failed\\b");

	private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*([245]\\.\\d{1,3}\\.\\d{1,3})");

	private static final Pattern DIAGNOSTIC = Pattern.compile("(?im)^Diagnostic-Code:\\s*(?:[\\w-]+\\s*;)?\\s*(.+)$");

	private static final Pattern ENHANCED = Pattern.compile("(?<![\\d.])([45]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])[^\n]*");

	private static final Pattern REPLY = Pattern.compile("(?m)(?:^|[:;<(#\\s])([45][0-5]\\d)[ -][^\n]*");

	private static final Pattern DAEMON = Pattern.compile("(?i)(mailer-daemon|postmaster|mail.?delivery|mdaemon)");

	private static final int LONGEST_REASON = 300;

	private final ReturnPath returnPath;

	BounceReader(ReturnPath returnPath) {
		this.returnPath = returnPath;
	}

	/**
	 * Reads one mail.
	 * @throws MessagingException if it cannot be read as one
	 */
	Came read(MimeMessage mail) throws MessagingException, IOException {
		Parts parts = Parts.of(mail);
		Optional<String> message = message(mail, parts);
		return new Came(message.orElse(null), message.isPresent() ? failure(mail, parts) : null);
	}

	private Optional<String> message(MimeMessage mail, Parts parts) throws MessagingException {
		for (String header : ADDRESSED) {
			Optional<String> addressed = values(mail, header).map(this.returnPath::messageOf)
				.flatMap(Optional::stream)
				.findFirst();
			if (addressed.isPresent()) {
				return addressed;
			}
		}
		return Stream
			.concat(Stream.of(parts.original()),
					Stream.concat(Stream.concat(values(mail, "In-Reply-To"), values(mail, "References")),
							Stream.of(parts.text())))
			.map(this.returnPath::namedIn)
			.flatMap(Optional::stream)
			.findFirst();
	}

	private static @Nullable Failure failure(MimeMessage mail, Parts parts) throws MessagingException {
		if (!parts.status().isEmpty()) {
			return parts.status()
				.stream()
				.map(BounceReader::reported)
				.flatMap(Optional::stream)
				.findFirst()
				.orElse(null);
		}
		boolean failedRecipients = values(mail, "X-Failed-Recipients").findAny().isPresent();
		boolean reply = values(mail, "Auto-Submitted")
			.anyMatch((value) -> value.toLowerCase(Locale.ROOT).contains("replied"));
		if (failedRecipients || (!reply && isFromADaemon(mail))) {
			return told(parts.text()).orElse(failedRecipients ? new Failure(true, "", "") : null);
		}
		return null;
	}

	/** What a delivery-status says, unless it is of a delay or a delivery. */
	private static Optional<Failure> reported(String fields) {
		if (!ACTION.matcher(fields).find()) {
			return Optional.empty();
		}
		Matcher status = STATUS.matcher(fields);
		Matcher diagnostic = DIAGNOSTIC.matcher(fields);
		String reason = diagnostic.find() ? diagnostic.group(1) : "";
		// some servers report every failure as 5.0.0 and say more in the diagnostic
		Matcher nearer = ENHANCED.matcher(reason);
		String code = status.find() ? status.group(1) : "";
		if (code.isEmpty() || code.endsWith(".0.0")) {
			code = nearer.find() ? nearer.group(1) : code;
		}
		return Optional.of(Failure.of(code, oneLine(reason)));
	}

	private static Optional<Failure> told(String text) {
		return Stream.of(ENHANCED, REPLY)
			.map((pattern) -> pattern.matcher(text))
			.filter(Matcher::find)
			.map((found) -> Failure.of(found.group(1), oneLine(found.group())))
			.findFirst();
	}

	private static boolean isFromADaemon(MimeMessage mail) throws MessagingException {
		return Stream
			.concat(values(mail, "Return-Path").filter((path) -> path.strip().equals("<>")),
					values(mail, "From").filter((from) -> DAEMON.matcher(from).find()))
			.findAny()
			.isPresent();
	}

	private static Stream<String> values(MimeMessage mail, String header) throws MessagingException {
		String[] values = mail.getHeader(header);
		return (values != null) ? Stream.of(values) : Stream.empty();
	}

	private static String oneLine(String text) {
		String line = text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
		return (line.length() > LONGEST_REASON) ? line.substring(0, LONGEST_REASON) : line;
	}

}
