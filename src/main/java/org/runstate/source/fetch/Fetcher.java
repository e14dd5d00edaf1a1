package org.runstate.source.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The one way out: every request to an address that somebody typed or a source named goes
 * through here, with the same guard, bounds and record.
 */
@Component
public class Fetcher implements DisposableBean {

	private static final int PER_HOST = 16;

	private final FetchSettings settings;

	private final Clock clock;

	private final CloseableHttpClient asked;

	private final CloseableHttpClient strangers;

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor((work) -> {
		Thread thread = new Thread(work, "fetch-deadline");
		thread.setDaemon(true);
		return thread;
	});

	/**
	 * A fetcher that looks names up as this machine does.
	 * @param baseUrl where this installation is, for the servers' logs
	 * @throws IllegalArgumentException if a setting cannot be used, with the remedy
	 */
	@Autowired
	public Fetcher(FetchSettings settings, @Value("${runstate.base-url}") String baseUrl, Clock clock) {
		this(settings, baseUrl, clock, SystemDefaultDnsResolver.INSTANCE);
	}

	/** The same with names looked up by somebody else. */
	public Fetcher(FetchSettings settings, String baseUrl, Clock clock, DnsResolver names) {
		this.settings = settings;
		this.clock = clock;
		AddressGuard guard = new AddressGuard(settings.allow());
		TrustedHosts trusted = new TrustedHosts(settings.trust());
		this.asked = client(settings, baseUrl, new GuardedResolver(names, guard, true), trusted);
		this.strangers = client(settings, baseUrl, new GuardedResolver(names, guard, false), trusted);
	}

	/**
	 * Sends a request, with its answer unless that is unchanged.
	 * @param validators what the last answer said about its version
	 * @param longest the time until the last byte, redirects included
	 * @return how it ended
	 */
	public Fetched fetch(Request request, Validators validators, Duration longest) {
		try (Exchange exchange = new Exchange(this.settings, this.clock, this.timer, this.asked, this.strangers,
				longest)) {
			return exchange.run(request, validators);
		}
	}

	@Override
	public void destroy() {
		this.timer.shutdownNow();
		try {
			this.asked.close();
			this.strangers.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Connections not closed", ex);
		}
	}

	private static CloseableHttpClient client(FetchSettings settings, String baseUrl, DnsResolver names,
			TrustedHosts trusted) {
		Timeout deadline = Timeout.of(settings.deadline());
		ConnectionConfig connections = ConnectionConfig.custom()
			.setConnectTimeout(Timeout.of(settings.connect()))
			.setSocketTimeout(deadline)
			.setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
			.setTimeToLive(TimeValue.ofMinutes(10))
			.build();
		Http1Config http = Http1Config.custom().setMaxHeaderCount(200).setMaxLineLength(1 << 14).build();
		return HttpClientBuilder.create()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setDnsResolver(names)
				.setTlsSocketStrategy(trusted)
				.setDefaultConnectionConfig(connections)
				.setConnectionFactory(ManagedHttpClientConnectionFactory.builder().http1Config(http).build())
				.setMaxConnPerRoute(PER_HOST)
				.setMaxConnTotal(4 * PER_HOST)
				.build())
			.setDefaultRequestConfig(RequestConfig.custom()
				.setConnectionRequestTimeout(deadline)
				.setResponseTimeout(deadline)
				.setProtocolUpgradeEnabled(false)
				.build())
			.setUserAgent("Runstate/0.1 (+" + baseUrl + ")")
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableContentCompression()
			.disableCookieManagement()
			.disableAuthCaching()
			.evictIdleConnections(TimeValue.ofSeconds(30))
			.build();
	}

}
