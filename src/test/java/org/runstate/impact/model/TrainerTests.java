package org.runstate.impact.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TrainerTests {

	private static final Question ENDS = Question.of("category=retirement");

	private static final String PLAIN = " for people in the meeting room who share a whiteboard with guests on the big screen"
			+ " of the west wing and write there what they think about lunch";

	private static final Model model = new Trainer(1).train(examples());

	@Test
	void learnsWhichWordsTell() {
		assertThat(chance("The projector retires", "We will retire it soon" + PLAIN)).isGreaterThan(0.8);
		assertThat(chance("The projector arrives", "We will bring it soon" + PLAIN)).isLessThan(0.2);
	}

	@Test
	void namesOnlyWordsOfTheNotice() {
		String said = "The projector retires\nWe will\u00a0retire it soon" + PLAIN;
		Opinions opinions = model.of(new Wording(said, 21, List.of(), List.of(), null));
		List<String> words = opinions.words(opinions.about("category").get(0), true);
		assertThat(words).isNotEmpty().hasSizeLessThanOrEqualTo(3);
		assertThat(words).allSatisfy((word) -> assertThat(said.replace('\u00a0', ' ')).contains(word));
		assertThat(String.join(" ", words)).containsIgnoringCase("retire");
	}

	@Test
	void hasNoOpinionOfAFewWords() {
		assertThat(model.of(new Wording("It retires\n", 10, List.of(), List.of(), null)).about("category")).isEmpty();
	}

	@Test
	void givesTheSameBytesForTheSameExamples() throws IOException {
		assertThat(bytes(new Trainer(1).train(examples()))).isEqualTo(bytes(model));
	}

	@Test
	void thinksTheSameWhenReadAgain() throws IOException {
		Wording wording = new Wording("The projector retires\nWe will retire it soon" + PLAIN, 21, List.of(), List.of(),
				null);
		Model again = ModelFile.read(new ByteArrayInputStream(bytes(model)));
		assertThat(again.of(wording).about("category").get(0).chance())
			.isCloseTo(model.of(wording).about("category").get(0).chance(), org.assertj.core.data.Offset.offset(0.001));
	}

	@Test
	void learnsWholeSentencesThatVendorsUseAgainAndAgain() {
		List<Example> examples = new ArrayList<>();
		for (int at = 0; at < 120; at++) {
			boolean ends = at % 3 == 0;
			String said = "Number " + at + "\n"
					+ (ends ? "you can open doors now. windows later" : "you can open windows now. doors later")
					+ PLAIN;
			examples
				.add(new Example(new Wording(said, 8, List.of(), List.of(), null), "group " + at, Map.of(ENDS, ends)));
		}
		Opinions opinions = new Trainer(1).train(examples)
			.of(new Wording("Number 7\nyou can open doors now. windows later" + PLAIN, 8, List.of(), List.of(), null));
		Opinions.Opinion opinion = opinions.about("category").get(0);
		assertThat(opinion.chance()).isGreaterThan(0.8);
		assertThat(opinions.words(opinion, true)).contains("you can open doors now");
	}

	@Test
	void learnsTheHabitsOfATime() {
		List<Example> examples = new ArrayList<>();
		for (int at = 0; at < 120; at++) {
			boolean ends = at % 3 == 0;
			examples.add(new Example(on(ends ? 2024 : 2025, at), "group " + at, Map.of(ENDS, ends)));
		}
		Model habits = new Trainer(1).train(examples);
		assertThat(habits.of(on(2024, 7)).about("category").get(0).chance()).isGreaterThan(0.8);
		assertThat(habits.of(on(2025, 7)).about("category").get(0).chance()).isLessThan(0.2);
	}

	@Test
	void refusesToLearnFromTooFew() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Trainer(1).train(examples().subList(0, 10)))
			.withMessageContaining("too little");
	}

	@Test
	void refusesAModelOfAnotherFormat() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream data = new DataOutputStream(new GZIPOutputStream(bytes))) {
			data.writeInt(0x5253494d);
			data.writeInt(99);
		}
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ModelFile.read(new ByteArrayInputStream(bytes.toByteArray())))
			.withMessageContaining("format 99");
	}

	@Test
	void refusesHalfAModelAndWhatIsNone() throws IOException {
		byte[] whole = bytes(model);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ModelFile.read(new ByteArrayInputStream(whole, 0, whole.length / 2)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ModelFile.read(new ByteArrayInputStream("not a model".getBytes(StandardCharsets.UTF_8))));
	}

	@Test
	@Timeout(5)
	void staysQuickWhateverItIsTold() {
		for (String part : List.of("a", "\u0000\u0001", "when\n", "\u2019'", "\ud83d\ude00 ", "retire ")) {
			String said = part.repeat(5_000_000 / part.length());
			model.of(new Wording(said, Math.min(10, said.length()), List.of(), List.of(), null));
			model.of(new Wording(said, said.length(), List.of(), List.of(), null));
		}
	}

	private static Wording on(int year, int number) {
		return new Wording("Number " + number + "\nIt is on its way" + PLAIN, 8, List.of(), List.of(),
				LocalDate.of(year, 6, 1 + number % 28));
	}

	private static double chance(String title, String text) {
		return model.of(new Wording(title + "\n" + text, title.length(), List.of(), List.of(), null))
			.about("category")
			.get(0)
			.chance();
	}

	private static byte[] bytes(Model model) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ModelFile.write(model, bytes);
		return bytes.toByteArray();
	}

	private static List<Example> examples() {
		List<Example> examples = new ArrayList<>();
		List<String> things = List.of("lamp", "desk", "printer", "chair", "screen", "phone");
		for (int at = 0; at < 120; at++) {
			boolean ends = at % 3 == 0;
			String thing = things.get(at % things.size());
			String title = "The " + thing + (ends ? " retires" : " arrives");
			examples.add(new Example(
					new Wording(title + "\nWe will " + (ends ? "retire" : "bring") + " the " + thing + " number " + at
							+ PLAIN, title.length(), List.of("Rooms"), List.of(), null),
					"group " + at, Map.of(ENDS, ends)));
		}
		return examples;
	}

}
