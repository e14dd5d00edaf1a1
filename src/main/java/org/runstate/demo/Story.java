package org.runstate.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.dataformat.yaml.YAMLMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * What the sample sources say, and when.
 *
 * @param stages seconds after the baseline was collected, by the name of the stage, in
 * their order; the first is the baseline
 */
record Story(Map<String, Integer> stages, List<StorySource> sources) {

	/** The story of the demo. */
	static Story read() {
		try (InputStream in = new ClassPathResource("demo/story.yaml").getInputStream()) {
			return YAMLMapper.builder().build().readValue(in, Story.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("demo/story.yaml was not read", ex);
		}
	}

	Optional<StorySource> source(String key) {
		return this.sources.stream().filter((source) -> source.key().equals(key)).findFirst();
	}

	/** The number of the last stage that is reached after a time; the baseline is 0. */
	int stageAfter(Duration time) {
		return (int) this.stages.values().stream().filter((seconds) -> seconds <= time.toSeconds()).count() - 1;
	}

	/** How long after the baseline a stage is reached. */
	Duration beginOf(int stage) {
		return Duration.ofSeconds(List.copyOf(this.stages.values()).get(stage));
	}

	/** The number of a stage by its name. */
	int numberOf(String stage) {
		int number = List.copyOf(this.stages.keySet()).indexOf(stage);
		if (number < 0) {
			throw new IllegalArgumentException("no stage " + stage);
		}
		return number;
	}

}
