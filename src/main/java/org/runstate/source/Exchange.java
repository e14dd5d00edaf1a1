package org.runstate.source;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/**
 * One fetch from the first request to the last byte, over all redirects, under one
 * deadline.
 */
final class Exchange implements AutoCloseable {

	private static final String ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, "
			+ "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.9, text/html;q=0.5, */*;q=0.1";

	private static final int MOST_REDIRECTS = 5;

	private final CloseableHttpClient asked;

	private final CloseableHttpClient strangers;

	private final Answer answers;

	private final Future<?> alarm;

	private final long started = System.nanoTime();

	private volatile boolean expired;

	private volatile @Nullable HttpGet current;

	Exchange(FetchSettings settings, Clock clock, ScheduledExecutorService timer, CloseableHttpClient asked,
			CloseableHttpClient strangers) {
		this.asked = asked;
		this.strangers = strangers;
		this.answers = new Answer(new BodyLimit(settings.maxBody().toBytes()), clock, this::millis);
		this.alarm = timer.schedule(this::expire, settings.deadline().toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Follows an address to its body. */
	Fetched run(String url, Validators validators) {
		try {
			URI first = web(WebAddress.of(url, null));
			URI address = first;
			CloseableHttpClient client = this.asked;
			for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
				Answered answer = once(client, address, validators);
				if (answer instanceof Answered.Ended ended) {
					return ended.fetched();
				}
				address = web(((Answered.Moved) answer).to());
				client = sameOrigin(first, address) ? this.asked : this.strangers;
			}
			return failed(Failure.TOO_MANY_REDIRECTS, "The address redirects more than " + MOST_REDIRECTS + " times.");
		}
		catch (IOException | HttpException | IllegalArgumentException ex) {
			Failure failure = this.expired ? Failure.TIMEOUT : Mishap.failure(ex);
			return failed(failure, Mishap.sentence(failure, ex));
		}
	}

	/**
	 * One request. A connection that the server had already given up is tried once more.
	 */
	private Answered once(CloseableHttpClient client, URI address, Validators validators)
			throws IOException, HttpException {
		try {
			return send(client, address, validators);
		}
		catch (NoHttpResponseException ex) {
			if (this.expired) {
				throw ex;
			}
			return send(client, address, validators);
		}
	}

	private Answered send(CloseableHttpClient client, URI address, Validators validators)
			throws IOException, HttpException {
		HttpGet request = request(address, validators);
		this.current = request;
		if (this.expired) {
			request.cancel();
		}
		ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(request), request, null);
		try {
			return this.answers.read(response, address, !validators.isEmpty());
		}
		finally {
			// in this order: closing alone would read the rest, however large
			request.cancel();
			Closer.closeQuietly(response);
		}
	}

	private static HttpGet request(URI address, Validators validators) {
		HttpGet request = new HttpGet(address);
		request.setHeader(HttpHeaders.ACCEPT, ACCEPT);
		request.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
		if (validators.etag() != null) {
			request.setHeader(HttpHeaders.IF_NONE_MATCH, validators.etag());
		}
		if (validators.lastModified() != null) {
			request.setHeader(HttpHeaders.IF_MODIFIED_SINCE, validators.lastModified());
		}
		return request;
	}

	private static URI web(URI address) throws BlockedAddressException {
		if (!WebAddress.isWebPort(address.getPort())) {
			throw new BlockedAddressException("The port " + address.getPort() + " is not one of a web server.");
		}
		return address;
	}

	/**
	 * Allowed private networks are for the address that somebody typed; a redirect does
	 * not lead from there, or from outside, to another server in them.
	 */
	private static boolean sameOrigin(URI first, URI next) {
		boolean samePort = port(first) == port(next);
		boolean secured = port(first) == 80 && port(next) == 443;
		return first.getHost().equals(next.getHost()) && (samePort || secured);
	}

	private static int port(URI address) {
		return (address.getPort() != -1) ? address.getPort() : address.getScheme().equals("https") ? 443 : 80;
	}

	private void expire() {
		this.expired = true;
		HttpGet request = this.current;
		if (request != null) {
			request.cancel();
		}
	}

	private Fetched failed(Failure failure, String detail) {
		return new Fetched.Failed(failure, detail, 0, millis());
	}

	private long millis() {
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - this.started);
	}

	@Override
	public void close() {
		this.alarm.cancel(false);
	}

}
