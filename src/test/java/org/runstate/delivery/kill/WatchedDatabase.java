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

	private static final Pattern CLAIM = Pattern.compile("update message .*claim = (message\\.)?claim \\+ 1.*");

	private static final Pattern READ = Pattern.compile("select .* from message .*claimed_by = \\?.*");

	private static final Pattern RECORD = Pattern.compile("update message .*attempts.*");

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

		/** Recorded in a transaction that is still open. */
		private boolean open;

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
			if (this.open && method.getName().equals("commit")) {
				this.open = false;
				WatchedDatabase.this.reached.accept(Point.RECORDED);
			}
			return result;
		}

		private @Nullable Object execute(PreparedStatement statement, String sql, Method method,
				@Nullable Object @Nullable [] arguments) throws Throwable {
			if (!method.getName().startsWith("execute")) {
				return pass(statement, method, arguments);
			}
			Consumer<Point> reached = WatchedDatabase.this.reached;
			if (CLAIM.matcher(sql).matches()) {
				return between(Point.PLANNED, statement, method, arguments, Point.CLAIMED);
			}
			if (RELEASE.matcher(sql).matches()) {
				return between(Point.RELEASING, statement, method, arguments, Point.RELEASED);
			}
			if (RECORD.matcher(sql).matches()) {
				this.open = !this.real.getAutoCommit();
				return between(Point.RECORDING, statement, method, arguments, this.open ? null : Point.RECORDED);
			}
			Object result = pass(statement, method, arguments);
			if (WAIT.matcher(sql).matches()) {
				reached.accept(Point.WAITING);
			}
			else if (READ.matcher(sql).matches()) {
				reached.accept(Point.READ);
			}
			return result;
		}

		private @Nullable Object between(Point before, PreparedStatement statement, Method method,
				@Nullable Object @Nullable [] arguments, @Nullable Point after) throws Throwable {
			WatchedDatabase.this.reached.accept(before);
			Object result = pass(statement, method, arguments);
			if (after != null) {
				WatchedDatabase.this.reached.accept(after);
			}
			return result;
		}

	}

}
