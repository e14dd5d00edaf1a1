package org.runstate.delivery.kill;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A data source that tells when its statements pass the points of a worker. Points are
 * known by what a statement does, so this is the place to look at when the statements of
 * delivery change.
 */
final class WatchedDatabase extends DelegatingDataSource {

	private static final Pattern LOOK = Pattern.compile("select .* from message .*for update skip locked.*");

	private static final Pattern CLAIM = Pattern.compile("update message .*claim = claim \\+ 1.*");

	private static final Pattern RECORD = Pattern.compile("update .*\\bmessage\\b.*attempts \\+ 1.*");

	private static final Pattern RELEASE = Pattern.compile("update message set claimed_by = null where .*");

	private static final Pattern WAIT = Pattern.compile("select exists .*claimed_by <> \\?.*");

	private final Consumer<Point> reached;

	WatchedDatabase(DataSource real, Consumer<Point> reached) {
		super(real);
		this.reached = reached;
	}

	@Override
	public Connection getConnection() throws SQLException {
		return watched(Connection.class, new WatchedConnection(super.getConnection())::call);
	}

	private static <T> T watched(Class<T> type, Call call) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> call.on(method, arguments)));
	}

	private interface Call {

		@Nullable Object on(Method method, @Nullable Object @Nullable [] arguments) throws Throwable;

	}

	private static @Nullable Object pass(Object to, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		try {
			return method.invoke(to, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private final class WatchedConnection {

		private final Connection real;

		/** What is reached once the open transaction is committed. */
		private @Nullable Point open;

		WatchedConnection(Connection real) {
			this.real = real;
		}

		@Nullable Object call(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
			Object result = pass(this.real, method, arguments);
			if (result instanceof PreparedStatement statement && arguments != null
					&& arguments[0] instanceof String sql) {
				String words = sql.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
				return watched(PreparedStatement.class, (each, values) -> execute(statement, words, each, values));
			}
			Point committed = this.open;
			if (committed != null && method.getName().equals("commit")) {
				this.open = null;
				WatchedDatabase.this.reached.accept(committed);
			}
			return result;
		}

		private @Nullable Object execute(PreparedStatement statement, String sql, Method method,
				@Nullable Object @Nullable [] arguments) throws Throwable {
			if (!method.getName().startsWith("execute")) {
				return pass(statement, method, arguments);
			}
			if (LOOK.matcher(sql).matches()) {
				return between(Point.PLANNED, statement, method, arguments, Point.LOOKED);
			}
			if (CLAIM.matcher(sql).matches()) {
				return then(Point.CLAIMED, pass(statement, method, arguments));
			}
			if (RELEASE.matcher(sql).matches()) {
				return between(Point.RELEASING, statement, method, arguments, Point.RELEASED);
			}
			if (RECORD.matcher(sql).matches()) {
				return between(Point.RECORDING, statement, method, arguments, Point.RECORDED);
			}
			if (WAIT.matcher(sql).matches()) {
				return then(Point.WAITING, pass(statement, method, arguments));
			}
			return pass(statement, method, arguments);
		}

		private @Nullable Object between(Point before, PreparedStatement statement, Method method,
				@Nullable Object @Nullable [] arguments, Point after) throws Throwable {
			WatchedDatabase.this.reached.accept(before);
			return then(after, pass(statement, method, arguments));
		}

		/** What was written in a transaction is reached once that is committed. */
		private @Nullable Object then(Point after, @Nullable Object result) throws SQLException {
			if (this.real.getAutoCommit() || after == Point.LOOKED) {
				WatchedDatabase.this.reached.accept(after);
			}
			else {
				this.open = after;
			}
			return result;
		}

	}

}
