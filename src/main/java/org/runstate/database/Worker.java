package org.runstate.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/**
 * This process as the database knows it. Whatever it claims is its own as long as its row
 * is renewed; when it ends, however it ends, its claims fall free. All times are the
 * database's.
 */
@Component
public class Worker implements DisposableBean {

	/**
	 * A condition on a column {@code claimed_by} that holds when nobody alive claims the
	 * row.
	 */
	public static final String UNCLAIMED = """
			(claimed_by is null or claimed_by not in (select id from worker where alive_until > utc_timestamp(6)))""";

	private static final Logger log = LoggerFactory.getLogger(Worker.class);

	private static final int SILENT_FOR_SECONDS = 15;

	private static final int RENEWED_EVERY_SECONDS = 3;

	private static final long CERTAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

	private static final String RENEW = """
			update worker set alive_until = utc_timestamp(6) + interval ? second where id = ?
			""";

	private final JdbcClient jdbc;

	private final String host = host();

	private final long pid = ProcessHandle.current().pid();

	private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor((work) -> {
		Thread thread = new Thread(work, "worker-heart");
		thread.setDaemon(true);
		return thread;
	});

	private long id;

	/** In nanoseconds: when the row was renewed last, and since when without a lapse. */
	private volatile long renewedAt;

	private volatile long unbrokenSince;

	Worker(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The number that this process claims with. The first call registers it. */
	@SuppressWarnings("FutureReturnValueIgnored") // renew() reports its own failures
	public synchronized long id() {
		if (this.id == 0) {
			buryTheDeadOfThisHost();
			this.renewedAt = System.nanoTime();
			this.unbrokenSince = this.renewedAt;
			this.id = register();
			this.heart.scheduleAtFixedRate(this::renew, RENEWED_EVERY_SECONDS, RENEWED_EVERY_SECONDS, TimeUnit.SECONDS);
		}
		return this.id;
	}

	private long register() {
		GeneratedKeyHolder key = new GeneratedKeyHolder();
		this.jdbc.sql("""
				insert into worker (name, started_at, alive_until)
				values (?, utc_timestamp(6), utc_timestamp(6) + interval ? second)
				""").param(this.pid + "@" + this.host).param(SILENT_FOR_SECONDS).update(key, "id");
		return Objects.requireNonNull(key.getKey()).longValue();
	}

	/**
	 * A restart after a kill need not wait until the killed process has been silent for
	 * long enough: on one host its absence can be seen.
	 */
	private void buryTheDeadOfThisHost() {
		List<String> alive = this.jdbc
			.sql("select name from worker where alive_until > utc_timestamp(6) and name like concat('%@', ?)")
			.param(this.host)
			.query(String.class)
			.list();
		List<String> dead = alive.stream().filter((name) -> !isAlive(name)).toList();
		if (!dead.isEmpty()) {
			this.jdbc.sql("update worker set alive_until = utc_timestamp(6) where name in (:dead)")
				.param("dead", dead)
				.update();
			log.info("workers gone names={}", dead);
		}
	}

	private boolean isAlive(String name) {
		long other = Long.parseLong(name.substring(0, name.indexOf('@')));
		return other != this.pid && ProcessHandle.of(other).isPresent();
	}

	/**
	 * Whether this process has been alive without a lapse since a moment, so that what it
	 * claimed then is still its own. Asks nobody; false also when that is not certain.
	 * @param nanos a value of {@link System#nanoTime()} from before the claim
	 */
	public boolean aliveSince(long nanos) {
		return nanos - this.unbrokenSince >= 0 && System.nanoTime() - this.renewedAt < CERTAIN_NANOS;
	}

	private void renew() {
		long now = System.nanoTime();
		try {
			int rows = this.jdbc.sql(RENEW + "and alive_until > utc_timestamp(6)")
				.params(SILENT_FOR_SECONDS, this.id)
				.update();
			if (rows == 0) {
				// others may have taken what was claimed before
				this.unbrokenSince = System.nanoTime();
				this.jdbc.sql(RENEW).params(SILENT_FOR_SECONDS, this.id).update();
				log.warn("worker was silent for too long id={}", this.id);
			}
			this.renewedAt = now;
		}
		catch (DataAccessException ex) {
			log.warn("worker not renewed id={}", this.id, ex);
		}
	}

	@Override
	public synchronized void destroy() {
		this.heart.shutdownNow();
		if (this.id != 0) {
			this.jdbc.sql("update worker set alive_until = utc_timestamp(6) where id = ?").param(this.id).update();
		}
	}

	private static String host() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			log.debug("host name unknown", ex);
			return "localhost";
		}
	}

}
