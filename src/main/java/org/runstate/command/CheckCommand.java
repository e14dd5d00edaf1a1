package org.runstate.command;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.runstate.database.DatabaseTrial;
import org.runstate.database.Tried;
import org.runstate.delivery.MailTrial;
import org.runstate.web.oidc.IssuerTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Tries the settings before Runstate is started with them.
 */
@Command(name = "check", mixinStandardHelpOptions = true,
		description = "Tries the settings: database, mail, sign-in, base address, templates and clock. "
				+ "Nothing is sent and nothing is written.")
final class CheckCommand implements Callable<Integer> {

	@Mixin
	private final Answer answer = new Answer();

	@Override
	public Integer call() {
		try (ConfigurableApplicationContext settings = new SpringApplicationBuilder(SettingsOnly.class)
			.web(WebApplicationType.NONE)
			.run()) {
			List<Tried> tried = of(settings.getEnvironment());
			boolean good = tried.stream().allMatch(Tried::good);
			if (!this.answer.isJson()) {
				tried.forEach((one) -> this.answer.line("%-4s %-9s %s: %s".formatted(one.good() ? "ok" : "BAD",
						one.about(), one.setting(), one.says())));
			}
			else {
				this.answer.object(Map.of("good", good, "checks", tried));
			}
			return good ? RunstateCommand.DONE : RunstateCommand.FAILED;
		}
	}

	static List<Tried> of(Environment settings) {
		List<Tried> tried = new ArrayList<>();
		tried.add(PlaceTrial.ofBaseUrl(settings));
		tried.addAll(new DatabaseTrial(settings, Clock.systemUTC()).run());
		tried.addAll(new MailTrial(settings, Clock.systemUTC()).run());
		tried.add(new IssuerTrial(settings).run());
		tried.add(PlaceTrial.ofTemplates(settings));
		return tried;
	}

	/** Nothing is made of the settings. */
	static final class SettingsOnly {

	}

}
