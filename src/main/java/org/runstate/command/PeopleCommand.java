package org.runstate.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import org.runstate.audience.Imported;
import org.runstate.audience.People;
import org.runstate.audience.PeopleFile;
import org.runstate.audience.PeoplePlan;
import org.runstate.audience.Person;
import org.runstate.privacy.Erasure;
import org.runstate.privacy.PersonExport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.context.ConfigurableApplicationContext;

@Command(name = "people", mixinStandardHelpOptions = true, description = "Who is told.")
final class PeopleCommand {

	private PeopleCommand() {
	}

	static CommandLine line(Application application) {
		return new CommandLine(new PeopleCommand()).addSubcommand(new CommandLine(new Import(application)))
			.addSubcommand(new CommandLine(new Export(application)))
			.addSubcommand(new CommandLine(new Erase(application)));
	}

	@Command(name = "import", mixinStandardHelpOptions = true,
			description = "Adds and updates the people of a CSV file. Wrong rows are told and left out.")
	static final class Import implements Callable<Integer> {

		private final Application application;

		@Mixin
		private final Answer answer = new Answer();

		@Parameters(paramLabel = "FILE", description = "CSV in UTF-8 with the header email,name,audiences,roles,"
				+ "platforms,services,team,manager,locale,zone,hour,joined.")
		private Path file = Path.of("");

		@Option(names = "--replace", description = "Deactivate people who are no longer listed.")
		private boolean replace;

		@Option(names = "--deactivate", paramLabel = "NUMBER",
				description = "With --replace: how many people leave, where they are more than 5 % or 20.")
		private long meant = PeopleFile.NO_NUMBER;

		@Option(names = "--dry-run", description = "Tell what the file would do and write nothing.")
		private boolean dry;

		Import(Application application) {
			this.application = application;
		}

		@Override
		public Integer call() throws IOException {
			Answer.requireReadable(this.file);
			try (ConfigurableApplicationContext context = this.application.withoutPages()) {
				PeopleFile people = context.getBean(PeopleFile.class);
				Imported imported = (this.dry || this.replace) ? looked(people) : loaded(people);
				imported.problems().forEach(this.answer::problem);
				this.answer.say("%d added, %d changed, %d unchanged, %d deactivated, %d wrong".formatted(
						imported.added(), imported.changed(), imported.unchanged(), imported.deactivated(),
						imported.problems().size()), imported);
				if (imported.problems().isEmpty()) {
					return RunstateCommand.DONE;
				}
				return (imported.listed() > 0) ? RunstateCommand.IN_PART : RunstateCommand.FAILED;
			}
		}

		/** Nothing is written before it is known how many would leave. */
		private Imported looked(PeopleFile people) throws IOException {
			PeoplePlan plan;
			try (InputStream in = Files.newInputStream(this.file)) {
				plan = people.plan(in, this.replace);
			}
			int leaving = plan.counts().deactivated();
			if (!this.dry && plan.many() && leaving != this.meant) {
				throw new IllegalArgumentException(("Nothing was imported: %d people are not in the file and would be "
						+ "deactivated. If that is meant, add --deactivate %d.")
					.formatted(leaving, leaving));
			}
			return this.dry ? plan.counts() : loaded(people);
		}

		private Imported loaded(PeopleFile people) throws IOException {
			try (InputStream in = Files.newInputStream(this.file)) {
				return people.load(in, this.replace, this.meant);
			}
		}

	}

	@Command(name = "export", mixinStandardHelpOptions = true,
			description = "Writes everything that is kept of a person to a JSON file, for who asks what is known of them.")
	static final class Export implements Callable<Integer> {

		private final Application application;

		@Mixin
		private final Answer answer = new Answer();

		@Parameters(index = "0", paramLabel = "EMAIL", description = "The person's address.")
		private String email = "";

		@Parameters(index = "1", paramLabel = "FILE", description = "Where to; replaced when it exists.")
		private Path file = Path.of("");

		Export(Application application) {
			this.application = application;
		}

		@Override
		public Integer call() throws IOException {
			try (ConfigurableApplicationContext context = this.application.withoutPages()) {
				int rows = context.getBean(PersonExport.class).write(person(context, this.email), this.file);
				this.answer.say(rows + " rows written to " + this.file, Map.of("rows", rows));
			}
			return RunstateCommand.DONE;
		}

	}

	@Command(name = "erase", mixinStandardHelpOptions = true,
			description = "Takes name and address of a person out of everything that is kept. Counts and evidence stay. "
					+ "This cannot be undone.")
	static final class Erase implements Callable<Integer> {

		private final Application application;

		@Mixin
		private final Answer answer = new Answer();

		@Parameters(paramLabel = "EMAIL", description = "The person's address.")
		private String email = "";

		Erase(Application application) {
			this.application = application;
		}

		@Override
		public Integer call() {
			try (ConfigurableApplicationContext context = this.application.withoutPages()) {
				Person person = person(context, this.email);
				context.getBean(Erasure.class).erase(person);
				this.answer.say("Erased. What is counted stays under the number " + person.id() + ".",
						Map.of("person", person.id()));
			}
			return RunstateCommand.DONE;
		}

	}

	private static Person person(ConfigurableApplicationContext context, String email) {
		return context.getBean(People.class)
			.find(email)
			.orElseThrow(() -> new IllegalArgumentException("Nobody has the address " + email + "."));
	}

}
