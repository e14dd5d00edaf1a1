package org.runstate.command;

import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.runstate.database.ServerFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.web.server.PortInUseException;

/**
 * What went wrong, in the one line that whoever typed the command needs.
 */
final class Failures {

	private static final Logger log = LoggerFactory.getLogger(Failures.class);

	private Failures() {
	}

	/**
	 * Says what went wrong. What nobody foresaw goes to the log as a whole as well.
	 */
	static String inOneLine(Throwable failure) {
		List<Throwable> causes = causes(failure);
		return first(causes, ServerFailure.class).map(Throwable::getMessage)
			.or(() -> first(causes, PortInUseException.class).map((used) -> "Port " + used.getPort()
					+ " is in use by another program. Set SERVER_PORT to a free one, or stop that program."))
			.or(() -> first(causes, SQLException.class).map(Failures::ofDatabase))
			.or(() -> first(causes, NoSuchFileException.class)
				.map((file) -> file.getFile() + " does not exist or cannot be read."))
			.or(() -> first(causes, IllegalArgumentException.class).filter((refused) -> refused == failure)
				.map(Failures::oneLine))
			.orElseGet(() -> {
				log.error("command failed", failure);
				return sentence(causes.get(causes.size() - 1));
			});
	}

	private static String ofDatabase(SQLException failure) {
		String state = String.valueOf(failure.getSQLState());
		if (failure instanceof SQLInvalidAuthorizationSpecException || state.startsWith("28")) {
			return "The database refused the user or password (" + oneLine(failure)
					+ "). Check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.";
		}
		if (failure instanceof SQLNonTransientConnectionException || state.startsWith("08")
				|| failure.getCause() instanceof ConnectException) {
			return "The database cannot be reached (" + oneLine(failure)
					+ "). Check SPRING_DATASOURCE_URL and that MariaDB runs there.";
		}
		return "The database refused a statement: " + oneLine(failure);
	}

	private static String sentence(Throwable cause) {
		String message = oneLine(cause);
		return message.isEmpty() ? cause.getClass().getSimpleName() : message;
	}

	private static String oneLine(Throwable cause) {
		return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip();
	}

	private static <T extends Throwable> Optional<T> first(List<Throwable> causes, Class<T> type) {
		return causes.stream().filter(type::isInstance).map(type::cast).findFirst();
	}

	private static List<Throwable> causes(Throwable failure) {
		List<Throwable> causes = new ArrayList<>();
		for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
			causes.add(cause);
		}
		return causes;
	}

}
