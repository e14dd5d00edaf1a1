package org.runstate.source.fetch;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TrustedHostsTests {

	private static final String PASSWORD = "changeit";

	@TempDir
	static Path folder;

	private static HttpsServer server;

	private static Path certificate;

	@BeforeAll
	static void serveWithACertificateThatNobodyKnows() throws Exception {
		Path keys = folder.resolve("keys.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-keystore", keys.toString(), "-storepass", PASSWORD, "-alias", "server", "-keyalg",
				"EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1")
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("keytool.log").toFile())
			.start();
		assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(keys)) {
			store.load(in, PASSWORD.toCharArray());
		}
		certificate = Files.writeString(folder.resolve("ca.pem"),
				"-----BEGIN CERTIFICATE-----\n"
						+ Base64.getMimeEncoder().encodeToString(store.getCertificate("server").getEncoded())
						+ "\n-----END CERTIFICATE-----\n");
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(store, PASSWORD.toCharArray());
		SSLContext tls = SSLContext.getInstance("TLS");
		tls.init(managers.getKeyManagers(), null, null);
		server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(tls));
		server.createContext("/", (exchange) -> {
			byte[] body = "<rss/>".getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		server.start();
	}

	@AfterAll
	static void stop() {
		server.stop(0);
	}

	@Test
	void trustsAnAuthorityForTheServerThatIsNamed() {
		assertThat(fetch("127.0.0.1=" + certificate)).isInstanceOf(Fetched.Body.class);
	}

	@Test
	void trustsItForNoOtherServer() {
		assertThat(fetch("localhost=" + certificate)).isInstanceOfSatisfying(Fetched.Failed.class,
				(failed) -> assertThat(failed.detail()).contains("RUNSTATE_FETCH_TRUST"));
	}

	@Test
	void saysWhatIsWrongWithTheSetting() throws Exception {
		Path nothing = Files.writeString(folder.resolve("nothing.pem"), "nothing");
		assertThatIllegalArgumentException().isThrownBy(() -> new TrustedHosts(List.of(nothing.toString())))
			.withMessageContaining("is not HOST=FILE");
		assertThatIllegalArgumentException().isThrownBy(() -> new TrustedHosts(List.of("example.org=" + nothing)))
			.withMessageContaining("holds no certificate");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new TrustedHosts(List.of("example.org=" + folder.resolve("missing.pem"))))
			.withMessageContaining("holds no certificate");
	}

	private static Fetched fetch(String trust) {
		FetchSettings settings = new FetchSettings(List.of("127.0.0.1/32"), Duration.ofSeconds(20),
				Duration.ofSeconds(5), DataSize.ofMegabytes(1), 16, List.of(trust), Duration.ofSeconds(2));
		Fetcher fetcher = new Fetcher(settings, "https://runstate.example", Clock.systemUTC());
		try {
			return fetcher.fetch(Request.get("https://127.0.0.1:" + server.getAddress().getPort() + "/"),
					Validators.NONE, Duration.ofSeconds(20));
		}
		finally {
			fetcher.destroy();
		}
	}

}
