package org.runstate.command;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.runstate.audience.People;
import org.runstate.audience.Person;
import org.runstate.audience.Role;
import org.runstate.web.ApiTokens;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import org.springframework.context.ConfigurableApplicationContext;

@Command(name = "token", mixinStandardHelpOptions = true, description = "What programs sign in with.")
final class TokenCommand {

	private TokenCommand() {
	}

	static CommandLine line(Application application) {
		return new CommandLine(new TokenCommand()).addSubcommand(new CommandLine(new Create(application)));
	}

	@Command(name = "create", mixinStandardHelpOptions = true,
			description = "Makes a bearer token for the API. It is shown this once and ends after a year.")
	static final class Create implements Callable<Integer> {

		private final Application application;

		@Mixin
		private final Answer answer = new Answer();

		@Parameters(paramLabel = "NAME",
				description = "What the token is for. A second one of the same name is refused.")
		private String name = "";

		@Option(names = "--role", required = true, description = "One of ${COMPLETION-CANDIDATES}, in any case.")
		private Role role = Role.VIEWER;

		@Option(names = "--person", paramLabel = "EMAIL",
				description = "For whom it stands: it acknowledges in their name, without being an administrator's.")
		private @Nullable String person;

		Create(Application application) {
			this.application = application;
		}

		@Override
		public Integer call() {
			try (ConfigurableApplicationContext context = this.application.withoutPages()) {
				ApiTokens.Created created = context.getBean(ApiTokens.class)
					.create(this.name, this.role, personId(context.getBean(People.class)));
				Instant expires = created.expires();
				this.answer.say(created.token(), Map.of("name", this.name, "role", this.role.key(), "token",
						created.token(), "expires", expires.toString()));
			}
			return RunstateCommand.DONE;
		}

		private @Nullable Long personId(People people) {
			String email = this.person;
			return (email == null) ? null : people.find(email)
				.filter(Person::active)
				.map(Person::id)
				.orElseThrow(() -> new IllegalArgumentException("No active person has the address " + email + "."));
		}

	}

}
