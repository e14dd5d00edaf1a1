package org.runstate.command;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;

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

		Create(Application application) {
			this.application = application;
		}

		@Override
		public Integer call() {
			try (ConfigurableApplicationContext context = this.application.withoutPages()) {
				ApiTokens.Created created = context.getBean(ApiTokens.class).create(this.name, this.role);
				Instant expires = created.expires();
				this.answer.say(created.token(), Map.of("name", this.name, "role", this.role.key(), "token",
						created.token(), "expires", expires.toString()));
			}
			return RunstateCommand.DONE;
		}

	}

}
