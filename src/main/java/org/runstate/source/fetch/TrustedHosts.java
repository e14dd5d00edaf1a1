package org.runstate.source.fetch;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.net.ssl.SSLSocket;

import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * Trusts an authority that Java does not know for the servers that an operator names, and
 * for no other: Apple's own root for what only Apple serves, an organisation's for its
 * intranet.
 */
final class TrustedHosts implements TlsSocketStrategy {

	private final Map<String, TlsSocketStrategy> named = new HashMap<>();

	private final TlsSocketStrategy others = DefaultClientTlsStrategy.createDefault();

	/**
	 * Reads the certificates.
	 * @param trust each {@code HOST=FILE}
	 * @throws IllegalArgumentException if one is not, or its file holds no certificate
	 */
	TrustedHosts(List<String> trust) {
		trust.forEach((one) -> {
			int at = one.indexOf('=');
			if (at < 1) {
				throw new IllegalArgumentException("runstate.fetch.trust: " + one + " is not HOST=FILE. "
						+ "Write for instance gdmf.apple.com=/etc/runstate/apple-root.pem.");
			}
			this.named.put(one.substring(0, at).strip().toLowerCase(Locale.ROOT),
					trusting(Path.of(one.substring(at + 1).strip())));
		});
	}

	private static TlsSocketStrategy trusting(Path certificate) {
		try {
			PemSslStoreDetails store = PemSslStoreDetails.forCertificate(Files.readString(certificate));
			return new DefaultClientTlsStrategy(SslBundle.of(new PemSslStoreBundle(null, store)).createSslContext());
		}
		catch (IOException | IllegalStateException ex) {
			throw new IllegalArgumentException("runstate.fetch.trust: " + certificate + " holds no certificate. "
					+ "Put the authority's certificate there as PEM.", ex);
		}
	}

	@Override
	public SSLSocket upgrade(Socket socket, String target, int port, @Nullable Object attachment, HttpContext context)
			throws IOException {
		return this.named.getOrDefault(target.toLowerCase(Locale.ROOT), this.others)
			.upgrade(socket, target, port, attachment, context);
	}

}
