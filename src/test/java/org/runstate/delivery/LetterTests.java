package org.runstate.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LetterTests {

	private static final String ID = "0190b6a2-0000-7000-8000-000000000001";

	private static final Instant PLANNED = Instant.parse("2026-11-22T08:15:00Z");

	private static final Session session = Session.getInstance(new Properties());

	private static final Sender sender = new Sender(
			new MailSettings("Runstate <runstate@example.org>", null, 3, 200, Duration.ofSeconds(20), null, null),
			"https://changes.example.org/x");

	@Test
	void carriesTheHeadersThatOthersRelyOn() throws Exception {
		MimeMessage mail = parsed(message("ada@example.org", "Ada Lovelace", "Grüße – 3 to acknowledge", null));
		assertThat(names(mail)).containsExactlyInAnyOrder("Date", "From", "To", "Subject", "Message-ID",
				"X-Runstate-Message", "X-Runstate-Kind", "Auto-Submitted", "X-Auto-Response-Suppress", "List-Id",
				"MIME-Version", "Content-Type");
		assertThat(mail.getHeader("Message-ID")).containsExactly("<" + ID + "@changes.example.org>");
		assertThat(mail.getSentDate()).isEqualTo(PLANNED);
		assertThat(mail.getSubject()).isEqualTo("Grüße – 3 to acknowledge");
		assertThat(mail.getHeader("X-Runstate-Message")).containsExactly(ID);
		assertThat(mail.getHeader("X-Runstate-Kind")).containsExactly("digest");
		assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
		assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("OOF, AutoReply");
		assertThat(mail.getHeader("List-Id")).containsExactly("Runstate <runstate.changes.example.org>");
		MimeMultipart parts = (MimeMultipart) mail.getContent();
		assertThat(parts.getContentType()).startsWith("multipart/alternative");
		assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain").containsIgnoringCase("utf-8");
		assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Text für alle");
		assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
	}

	@Test
	void canBeDeclinedByOneClickOnlyWhereItMay() throws Exception {
		MimeMessage mail = parsed(message("ada@example.org", "Ada", "s", "https://changes.example.org/u/abc"));
		assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<https://changes.example.org/u/abc>");
		assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
		assertThat(parsed(message("ada@example.org", "Ada", "s", null)).getHeader("List-Unsubscribe")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Grüße – 3 to acknowledge", "Jürgen \"J\" Müller, (Ops)",
			"日本語の名前がここにとても長く続いてもまだ読めるはずです、そうでしょう", "a🙂b🙂c🙂d🙂e🙂f🙂g🙂h🙂i🙂j🙂k🙂l🙂m", "x_y?z = ö", "é" })
	void saysAnyWordsInSubjectAndName(String words) throws Exception {
		MimeMessage mail = parsed(message("ada@example.org", words, words, null));
		assertThat(mail.getSubject()).isEqualTo(words);
		assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal()).isEqualTo(words);
		String head = new String(bytes(message("ada@example.org", words, words, null)), StandardCharsets.US_ASCII);
		assertThat(head.lines().filter((line) -> line.contains("=?UTF-8"))).hasSizeGreaterThan(1)
			.allMatch((line) -> line.length() <= 78);
	}

	@Test
	void isTheSameBytesEachTime() throws Exception {
		Claimed message = message("ada@example.org", "Ada", "Again", null);
		assertThat(bytes(message)).isEqualTo(bytes(message));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\r\nBcc: eve@example.org", "a\nBcc: eve@example.org", "a\rBcc: eve@example.org",
			"a\r\n\r\n<script>", "a\u2028Bcc: eve@example.org", "a\u2029Bcc: eve@example.org",
			"a\u0085Bcc: eve@example.org", "a\u000bBcc: eve@example.org", "a\u000cBcc: eve@example.org",
			"a\u0000\r\nBcc: eve@example.org", "a\r\n Bcc: eve@example.org", "a\r\n\tBcc: eve@example.org",
			"=?UTF-8?Q?a=0D=0ABcc:_eve@example.org?=", "a\u760d\u760aBcc: eve@example.org",
			"a%0d%0aBcc: eve@example.org", "a\\r\\nBcc: eve@example.org", "a\ufeff\r\nBcc: eve@example.org",
			"\u202ea\r\nBcc: eve@example.org", "\r\nBcc: eve@example.org", "a\r\n.\r\nMAIL FROM:<eve@example.org>" })
	void letsNothingAddHeaderOrRecipient(String vector) throws Exception {
		List<String> expected = names(parsed(message("ada@example.org", "Ada", "plain", "https://x.example/u/1")));
		for (Claimed message : List.of(message("ada@example.org", "Ada", vector, "https://x.example/u/1"),
				message("ada@example.org", vector, "plain", "https://x.example/u/1"),
				message("ada@example.org", "Ada", vector + "x".repeat(3000), "https://x.example/u/1"))) {
			MimeMessage mail = parsed(message);
			assertThat(names(mail)).isEqualTo(expected);
			assertThat(mail.getAllRecipients()).hasSize(1);
		}
		if (!vector.startsWith("=?")) {
			assertThatExceptionOfType(MessagingException.class)
				.isThrownBy(() -> parsed(message("ada@example.org", "Ada", "plain", "https://x.example/u/1" + vector)));
		}
		assertThatExceptionOfType(MessagingException.class)
			.isThrownBy(() -> parsed(message("ada@example.org" + vector, "Ada", "plain", null)));
		assertThatExceptionOfType(MessagingException.class)
			.isThrownBy(() -> parsed(message(vector + "@example.org", "Ada", "plain", null)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ada", "@example.org", "ada@", "ada@a@example.org", "ada@example.org,eve@example.org",
			"ada@example.org;eve@example.org", "Ada <ada@example.org>", "ada @example.org", "<ada@example.org>",
			"undisclosed:;", "ada@example.org>\u760aRCPT", "ädä@example.org", "\"a\"@example.org" })
	void refusesWhatIsNotOneMailbox(String address) {
		assertThatExceptionOfType(AddressException.class).isThrownBy(() -> Letter.address(address));
	}

	@Test
	void takesInternationalDomains() throws Exception {
		assertThat(Letter.address("ada@bücher.example").getAddress()).isEqualTo("ada@xn--bcher-kva.example");
	}

	private static Claimed message(String recipient, String name, String subject, @Nullable String unsubscribe) {
		return new Claimed(ID, "digest", recipient, name, subject, Body.of("Text für alle", "<p>Grüße</p>"),
				unsubscribe, PLANNED, "queued", 0, 1);
	}

	private static byte[] bytes(Claimed message) throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new Letter(session, message, sender).writeTo(out);
		return out.toByteArray();
	}

	private static MimeMessage parsed(Claimed message) throws Exception {
		byte[] bytes = bytes(message);
		assertThat(new String(bytes, StandardCharsets.UTF_8)).isASCII();
		return new MimeMessage(session, new ByteArrayInputStream(bytes));
	}

	private static List<String> names(MimeMessage mail) throws MessagingException {
		return Collections.list(mail.getAllHeaders()).stream().map(Header::getName).sorted().toList();
	}

}
