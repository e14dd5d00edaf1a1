package org.runstate.acknowledgement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.runstate.audience.People;
import org.runstate.audit.Audit;
import org.runstate.audit.Pseudonyms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class EvidenceTests {

	private static final Instant NOW = Instant.parse("2026-11-22T08:15:00.123456Z");

	@TempDir
	Path folder;

	@Test
	void holdsWhenNothingWasChanged() throws IOException {
		assertThat(verify(exported(chain(25)))).matches(Verdict::sound)
			.extracting(Verdict::acknowledgements)
			.isEqualTo(25L);
		assertThat(verify(exported(List.of())).sound()).isTrue();
	}

	@Test
	void findsEveryChangedCharacter() throws IOException {
		List<String> lines = exported(chain(3));
		String whole = String.join("\n", lines) + "\n";
		Random random = new Random(42);
		for (int at = 0; at < whole.length() - 1; at++) {
			char other = (char) ('0' + random.nextInt(75));
			if (other != whole.charAt(at) && whole.charAt(at) != '\n') {
				String changed = whole.substring(0, at) + other + whole.substring(at + 1);
				assertThat(verify(changed).sound()).as("%d: %s", at, changed).isFalse();
			}
		}
	}

	@Test
	void saysInWhichLineAFieldWasChanged() throws IOException {
		List<String> lines = exported(chain(5));
		lines.set(3, lines.get(3).replace("\"revision\":1", "\"revision\":2"));
		assertThat(verify(lines)).isEqualTo(new Verdict(false, 2, "Line 4: acknowledgement 3 was changed."));
	}

	@Test
	void findsAChangedAddressBesideTheChain() throws IOException {
		List<String> lines = exported(chain(5));
		lines.set(3, lines.get(3).replace("\"email\":\"\"", "\"email\":\"x\""));
		assertThat(verify(lines).sentence()).startsWith("Line 7: the hash of the lines before is another");
	}

	@Test
	void findsARemovedLine() throws IOException {
		List<String> lines = exported(chain(5));
		lines.remove(3);
		assertThat(verify(lines).sentence()).isEqualTo("Line 4: acknowledgement 3 is missing before 4.");
	}

	@Test
	void findsARepeatedLine() throws IOException {
		List<String> lines = exported(chain(5));
		lines.add(4, lines.get(2));
		assertThat(verify(lines).sentence()).isEqualTo("Line 5: acknowledgement 2 was put in where 4 belongs.");
	}

	@Test
	void findsALineOfAnotherChain() throws IOException {
		List<String> lines = exported(chain(5));
		Acknowledgement made = link(99, 1, How.API).after("ab".repeat(32), 3);
		lines.set(3, exported(List.of(made)).get(1));
		assertThat(verify(lines).sentence()).startsWith("Line 4: acknowledgement 3 does not follow");
	}

	@Test
	void findsACutTail() throws IOException {
		List<String> lines = exported(chain(5));
		assertThat(verify(lines.subList(0, 4)).sentence())
			.isEqualTo("The end is missing: the file stops after acknowledgement 3 of 5.");
		lines.remove(5);
		assertThat(verify(lines).sentence()).isEqualTo("The end is missing: acknowledgements 5 to 5 were cut off.");
	}

	@Test
	void findsEveryRandomRearrangement() throws IOException {
		List<String> lines = exported(chain(12));
		Random random = new Random(7);
		for (int i = 0; i < 300; i++) {
			List<String> other = new ArrayList<>(lines);
			switch (random.nextInt(3)) {
				case 0 -> other.remove(random.nextInt(other.size()));
				case 1 -> other.add(random.nextInt(other.size() + 1), lines.get(random.nextInt(lines.size())));
				default -> Collections.swap(other, random.nextInt(other.size()), random.nextInt(other.size()));
			}
			if (!other.equals(lines)) {
				assertThat(verify(other).sound()).as("%s", other).isFalse();
			}
		}
	}

	@Test
	void findsAThousandOfAThousandTamperings() throws IOException {
		List<Acknowledgement> chain = chain(40);
		Path heads = this.folder.resolve("heads.txt");
		Files.writeString(heads, new Anchor(20, chain.get(19).hash(), "-", NOW).line() + "\n"
				+ new Anchor(40, chain.get(39).hash(), "-", NOW).line() + "\n");
		String whole = String.join("\n", exported(chain)) + "\n";
		assertThat(verify(whole, heads)).matches(Verdict::sound);
		Random random = new Random(11);
		for (int i = 0; i < 1000; i++) {
			String tampered = tampered(chain, random);
			if (!tampered.equals(whole)) {
				assertThat(verify(tampered, heads).sound()).as("%d", i).isFalse();
			}
			else {
				i--;
			}
		}
	}

	/** By somebody who knows how it is made, and makes the file anew. */
	private static String tampered(List<Acknowledgement> chain, Random random) throws IOException {
		List<Acknowledgement> links = new ArrayList<>(chain);
		int at = random.nextInt(links.size());
		boolean anew = random.nextBoolean();
		switch (random.nextInt(6)) {
			case 0 -> links.subList(at, links.size()).clear();
			case 1 -> links.remove(at);
			case 2 -> links.add(at, link(500 + at, 1, How.SIGNED_IN));
			case 3 -> Collections.swap(links, at, random.nextInt(links.size()));
			case 4 -> links.set(at, link(random.nextInt(200), 2, How.MAIL_LINK));
			default -> {
				List<String> lines = exported(chain);
				int line = random.nextInt(lines.size());
				int place = random.nextInt(lines.get(line).length());
				char other = (char) ('0' + random.nextInt(75));
				lines.set(line, lines.get(line).substring(0, place) + other + lines.get(line).substring(place + 1));
				return String.join("\n", lines) + "\n";
			}
		}
		return String.join("\n", exported(anew ? chained(links) : links)) + "\n";
	}

	private static List<Acknowledgement> chained(List<Acknowledgement> links) {
		List<Acknowledgement> chain = new ArrayList<>();
		String previous = Acknowledgement.BEFORE_THE_FIRST;
		for (Acknowledgement link : links) {
			Acknowledgement next = link.after(previous, chain.size() + 1);
			chain.add(next);
			previous = next.hash();
		}
		return chain;
	}

	@Test
	void readsFilesOfTheFirstVersion() throws IOException {
		Acknowledgement one = new Acknowledgement(0, 1, "", 7, 3, 1, "ab".repeat(32), NOW, "mail-link", "", 0, "", "")
			.after(Acknowledgement.BEFORE_THE_FIRST, 1);
		String lines = "{\"form\":\"runstate-evidence\",\"version\":1,\"algorithm\":\"SHA-256\",\"exported\":\"2026-11-22T08:15:00Z\","
				+ "\"acknowledgements\":1,\"head\":\"" + one.hash() + "\"}\n"
				+ "{\"number\":1,\"person\":7,\"email\":\"\",\"notice\":3,\"revision\":1,\"revisionHash\":\""
				+ "ab".repeat(32) + "\",\"at\":\"" + NOW + "\",\"how\":\"mail-link\",\"previous\":\""
				+ one.previousHash() + "\",\"hash\":\"" + one.hash() + "\"}\n";
		String file = HexFormat.of().formatHex(Acknowledgement.sha256().digest(lines.getBytes(StandardCharsets.UTF_8)));
		String end = "{\"end\":1,\"head\":\"" + one.hash() + "\",\"file\":\"" + file + "\"}\n";
		assertThat(verify(lines + end)).matches(Verdict::sound);
		assertThat(verify(lines.replace("\"person\":7", "\"person\":8") + end).sentence())
			.isEqualTo("Line 2: acknowledgement 1 was changed.");
	}

	@Test
	void refusesWhatIsNoEvidence() throws IOException {
		assertThat(verify("").sentence()).isEqualTo("Line 1: this is not how evidence begins.");
		assertThat(verify("null\n").sound()).isFalse();
		Path binary = Files.write(this.folder.resolve("binary"), new byte[] { (byte) 0xff, (byte) 0xfe, 0 });
		assertThat(Evidence.verify(binary).sound()).isFalse();
	}

	private static List<Acknowledgement> chain(int length) {
		List<Acknowledgement> chain = new ArrayList<>();
		String previous = Acknowledgement.BEFORE_THE_FIRST;
		for (int i = 1; i <= length; i++) {
			Acknowledgement next = link(100 + i, i % 3 + 1L, How.MAIL_LINK).after(previous, i);
			chain.add(next);
			previous = next.hash();
		}
		return chain;
	}

	/** Every third of the first form, as before pseudonyms. */
	private static Acknowledgement link(long person, long notice, How how) {
		boolean first = person % 3 == 0;
		return new Acknowledgement(0, first ? 1 : 2, first ? "" : "%032x".formatted(person), person, notice, 1,
				"ab".repeat(32), NOW.plusSeconds(person), how.key(), "", 0, "", "");
	}

	private static List<String> exported(List<Acknowledgement> chain) throws IOException {
		EvidenceTable acknowledgements = mock(EvidenceTable.class);
		Acknowledgement last = chain.isEmpty() ? null : chain.get(chain.size() - 1);
		given(acknowledgements.head()).willReturn(
				(last != null) ? new Head(last.number(), last.hash()) : new Head(0, Acknowledgement.BEFORE_THE_FIRST));
		given(acknowledgements.after(anyLong(), anyInt())).willAnswer(
				(call) -> chain.stream().filter((one) -> one.number() > call.<Long>getArgument(0)).limit(2).toList());
		People people = mock(People.class);
		given(people.find(anyCollection())).willReturn(Map.of());
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		new Evidence(acknowledgements, people, mock(Pseudonyms.class), mock(Anchors.class), mock(Audit.class),
				Clock.fixed(NOW, ZoneOffset.UTC))
			.export(out);
		return new ArrayList<>(out.toString(StandardCharsets.UTF_8).lines().toList());
	}

	private Verdict verify(List<String> lines) throws IOException {
		return verify(String.join("\n", lines) + "\n");
	}

	private Verdict verify(String content, Path heads) throws IOException {
		return Evidence.verify(Files.writeString(this.folder.resolve("evidence.jsonl"), content), heads);
	}

	private Verdict verify(String content) throws IOException {
		return Evidence.verify(Files.writeString(this.folder.resolve("evidence.jsonl"), content));
	}

}
