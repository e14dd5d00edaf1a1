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

	private final JdbcClient jdbc;

	private final String host = host();

	private final long pid = ProcessHandle.current().pid();

	private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor((work) -> {
		Thread thread = new Thread(work, "worker-heart");
		thread.setDaemon(true);
		return thread;
	});

	private long id;

	Worker(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The number that this process claims with. The first call registers it. */
	@SuppressWarnings("FutureReturnValueIgnored") // renew() reports its own failures
	public synchronized long id() {
		if (this.id == 0) {
			buryTheDeadOfThisHost();
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

	private void renew() {
		try {
			this.jdbc.sql("update worker set alive_until = utc_timestamp(6) + interval ? second where id = ?")
				.param(SILENT_FOR_SECONDS)
				.param(this.id)
				.update();
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
