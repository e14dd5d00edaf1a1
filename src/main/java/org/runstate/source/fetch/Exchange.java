package org.runstate.source.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

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

	private final FetchSettings settings;

	private final Clock clock;

	private final Future<?> alarm;

	private final long started = System.nanoTime();

	private volatile boolean expired;

	private volatile @Nullable HttpUriRequestBase current;

	Exchange(FetchSettings settings, Clock clock, ScheduledExecutorService timer, CloseableHttpClient asked,
			CloseableHttpClient strangers, Duration longest) {
		this.settings = settings;
		this.clock = clock;
		this.asked = asked;
		this.strangers = strangers;
		this.alarm = timer.schedule(this::expire, longest.toMillis(), TimeUnit.MILLISECONDS);
	}

	/** Follows an address to its body. */
	Fetched run(Request request, Validators validators) {
		try {
			URI first = web(WebAddress.of(request.url(), null));
			URI address = first;
			CloseableHttpClient client = this.asked;
			for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
				boolean trusted = WebAddress.sameOrigin(first, address);
				Answered answer = once(client, address, trusted ? request : request.as(new Access.None()), validators);
				if (answer instanceof Answered.Ended ended) {
					return ended.fetched();
				}
				if (!request.form().isEmpty()) {
					return failed(Failure.BAD_REDIRECT, "The server redirects what was posted, which is not followed.");
				}
				address = web(((Answered.Moved) answer).to());
				client = sameServer(first, address) ? this.asked : this.strangers;
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
	private Answered once(CloseableHttpClient client, URI address, Request request, Validators validators)
			throws IOException, HttpException {
		try {
			return send(client, address, request, validators);
		}
		catch (NoHttpResponseException ex) {
			if (this.expired) {
				throw ex;
			}
			return send(client, address, request, validators);
		}
	}

	private Answered send(CloseableHttpClient client, URI address, Request asked, Validators validators)
			throws IOException, HttpException {
		HttpUriRequestBase request = request(address, asked, validators);
		this.current = request;
		if (this.expired) {
			request.cancel();
		}
		ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(request), request, null);
		try {
			return answer(asked).read(response, address, !validators.isEmpty());
		}
		finally {
			// in this order: closing alone would read the rest, however large
			request.cancel();
			Closer.closeQuietly(response);
		}
	}

	private Answer answer(Request asked) {
		DataSize most = (asked.most() != null) ? asked.most() : this.settings.maxBody();
		return new Answer(new BodyLimit(most.toBytes()), this.clock, this::millis);
	}

	private static HttpUriRequestBase request(URI address, Request asked, Validators validators) {
		HttpUriRequestBase request = asked.form().isEmpty() ? new HttpGet(address) : new HttpPost(address);
		if (!asked.form().isEmpty()) {
			List<NameValuePair> form = new ArrayList<>();
			asked.form().forEach((name, value) -> form.add(new BasicNameValuePair(name, value)));
			request.setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8));
		}
		request.setHeader(HttpHeaders.ACCEPT, ACCEPT);
		request.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
		asked.headers().forEach(request::setHeader);
		if (asked.access() instanceof Access.Bearer bearer) {
			request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + bearer.token().text());
		}
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
	private static boolean sameServer(URI first, URI next) {
		boolean samePort = WebAddress.port(first) == WebAddress.port(next);
		boolean secured = WebAddress.port(first) == 80 && WebAddress.port(next) == 443;
		return first.getHost().equals(next.getHost()) && (samePort || secured);
	}

	private void expire() {
		this.expired = true;
		HttpUriRequestBase request = this.current;
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
