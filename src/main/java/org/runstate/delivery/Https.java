package org.runstate.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Posts to the few addresses that the operator's settings name for mail. Follows no
 * redirect and repeats nothing, for what was posted may have been done.
 */
@Component
class Https implements DisposableBean {

	private static final int LONGEST_ANSWER = 64_000;

	private static final int MOST_CONNECTIONS = 50;

	private final CloseableHttpClient client = HttpClients.custom()
		.disableAutomaticRetries()
		.disableRedirectHandling()
		.disableCookieManagement()
		.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
			.setMaxConnTotal(MOST_CONNECTIONS)
			.setMaxConnPerRoute(MOST_CONNECTIONS)
			.setDefaultConnectionConfig(ConnectionConfig.custom()
				.setConnectTimeout(10, TimeUnit.SECONDS)
				.setSocketTimeout(120, TimeUnit.SECONDS)
				.setValidateAfterInactivity(1, TimeUnit.SECONDS)
				.build())
			.build())
		.setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(120, TimeUnit.SECONDS).build())
		.build();

	/**
	 * What a server answered.
	 *
	 * @param retryAfter the header, if there was one
	 */
	record Reply(int status, @Nullable String retryAfter, String body) {
	}

	/** Nothing was posted: there was no way to the server. */
	static final class NotReached extends IOException {

		private static final long serialVersionUID = 1;

		NotReached(IOException cause) {
			super(cause.getMessage(), cause);
		}

	}

	/** Posts fields of a form. */
	Reply post(URI address, Map<String, String> form) throws IOException {
		List<NameValuePair> fields = form.entrySet()
			.stream()
			.<NameValuePair>map((field) -> new BasicNameValuePair(field.getKey(), field.getValue()))
			.toList();
		return post(address, null, new UrlEncodedFormEntity(fields, StandardCharsets.UTF_8));
	}

	/** Posts a text with a bearer token. */
	Reply post(URI address, String token, String text) throws IOException {
		return post(address, token, new StringEntity(text, ContentType.TEXT_PLAIN.withCharset((String) null)));
	}

	/**
	 * Posts once.
	 * @throws NotReached if nothing can have arrived
	 * @throws IOException if the answer was lost
	 */
	private Reply post(URI address, @Nullable String token, HttpEntity content) throws IOException {
		HttpPost post = new HttpPost(address);
		post.setEntity(content);
		if (token != null) {
			post.setHeader("Authorization", "Bearer " + token);
		}
		try {
			return this.client.execute(post, Https::read);
		}
		catch (ConnectException | ConnectTimeoutException | UnknownHostException | NoRouteToHostException
				| SSLException ex) {
			throw new NotReached(ex);
		}
	}

	private static Reply read(ClassicHttpResponse response) throws IOException {
		Header wait = response.getFirstHeader("Retry-After");
		HttpEntity entity = response.getEntity();
		String body = "";
		if (entity != null) {
			try (InputStream in = entity.getContent()) {
				body = new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
			}
		}
		return new Reply(response.getCode(), (wait != null) ? wait.getValue() : null, body);
	}

	@Override
	public void destroy() throws IOException {
		this.client.close();
	}

}
