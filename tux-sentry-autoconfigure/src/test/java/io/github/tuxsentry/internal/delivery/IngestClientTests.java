package io.github.tuxsentry.internal.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import io.github.tuxsentry.internal.delivery.HostileIngest.Behavior;
import io.github.tuxsentry.internal.delivery.SendResult.Outcome;
import io.sentry.DataCategory;
import io.sentry.ILogger;
import io.sentry.RequestDetails;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import io.sentry.transport.RateLimiter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IngestClient} with servers and proxies on this machine.
 */
class IngestClientTests {

	private static final byte[] BODY = "an envelope".getBytes(StandardCharsets.UTF_8);

	private static final String OK = "HTTP/1.1 200 OK\r\n";

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 2\r\n\r\n{}",
			"Transfer-Encoding: chunked\r\n\r\n2;x=y\r\n{}\r\n1\r\n \r\n0\r\nTrailer: t\r\n\r\n",
			"content-length: 0\r\n\r\n" })
	void keepsTheConnection(String rest) {
		try (HostileIngest ingest = new HostileIngest(Behavior.answering(OK + rest))) {
			IngestClient client = client(ingest);
			for (int i = 0; i < 5; i++) {
				assertThat(client.post(BODY).outcome()).isEqualTo(Outcome.ACCEPTED);
			}
			assertThat(ingest.connections()).isOne();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}",
			"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}", "HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n{}",
			"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n{}",
			"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n" })
	void opensAnotherConnectionIfTheLastCannotBeUsed(String response) {
		try (HostileIngest ingest = new HostileIngest(Behavior.answering(response))) {
			IngestClient client = client(ingest);
			for (int i = 0; i < 3; i++) {
				assertThat(client.post(BODY).outcome()).isEqualTo(Outcome.ACCEPTED);
			}
			assertThat(ingest.connections()).isEqualTo(3);
		}
	}

	@Test
	void noticesThatTheServerHasClosedTheConnection() {
		Behavior closing = (socket, in, out) -> {
			HostileIngest.readRequest(in);
			out.write((OK + "Content-Length: 0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
			return false;
		};
		try (HostileIngest ingest = new HostileIngest(closing)) {
			IngestClient client = client(ingest);
			for (int i = 0; i < 5; i++) {
				assertThat(client.post(BODY).outcome()).isEqualTo(Outcome.ACCEPTED);
				awaitClosed();
			}
		}
	}

	private static void awaitClosed() {
		try {
			TimeUnit.MILLISECONDS.sleep(50);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	@Test
	void sendsTheHeadersOfTheSdk() {
		List<String> requests = new CopyOnWriteArrayList<>();
		try (HostileIngest ingest = new HostileIngest(recording(requests))) {
			assertThat(client(ingest).post(BODY).outcome()).isEqualTo(Outcome.ACCEPTED);
			assertThat(requests).singleElement()
				.asString()
				.startsWith("POST /api/42/envelope/ HTTP/1.1\r\n")
				.contains("Host: 127.0.0.1:" + ingest.port(), "User-Agent: bot", "X-Sentry-Auth: Sentry sentry_key=key",
						"Content-Encoding: gzip", "Content-Type: application/x-sentry-envelope",
						"Accept: application/json", "Content-Length: " + BODY.length)
				.doesNotContain("close");
		}
	}

	@Test
	void doesNotFollowRedirects() {
		List<String> redirected = new CopyOnWriteArrayList<>();
		try (HostileIngest other = new HostileIngest(recording(redirected));
				HostileIngest ingest = new HostileIngest(
						Behavior.status(307, "Location: http://127.0.0.1:" + other.port() + "/api/42/envelope/"))) {
			assertThat(client(ingest).post(BODY)).isEqualTo(new SendResult(Outcome.REJECTED, "HTTP 307"));
			assertThat(redirected).isEmpty();
		}
	}

	@Test
	void endsAWriteThatNobodyReads() {
		try (HostileIngest ingest = new HostileIngest(Behavior.neverReading())) {
			SendResult result = client(ingest, Duration.ofMillis(200)).post(new byte[16 << 20]);
			assertThat(result).isEqualTo(SendResult.unanswered("no response within 200 ms"));
			assertThat(ingest.connections()).isOne();
		}
	}

	@Test
	void endsAResponseThatTakesLongerThanTheTimeoutOfTheSdk() throws InterruptedException {
		CountDownLatch closed = new CountDownLatch(1);
		Behavior silent = (socket, in, out) -> {
			boolean isOpen = HostileIngest.readRequest(in) != null;
			if (!isOpen) {
				closed.countDown();
			}
			return isOpen;
		};
		try (HostileIngest ingest = new HostileIngest(silent)) {
			SendResult result = client("http://127.0.0.1:" + ingest.port() + "/", Duration.ofSeconds(30),
					(options) -> options.setReadTimeoutMillis(100))
				.post(BODY);
			assertThat(result).isEqualTo(SendResult.unanswered("SocketTimeoutException: Read timed out"));
			assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void sendsOnceIfAConnectionThatWasKeptBreaks() {
		List<String> requests = new CopyOnWriteArrayList<>();
		Behavior breaking = (socket, in, out) -> {
			if (!requests.isEmpty()) {
				requests.add(HostileIngest.readRequest(in));
				return false;
			}
			return recording(requests).serve(socket, in, out);
		};
		try (HostileIngest ingest = new HostileIngest(breaking)) {
			IngestClient client = client(ingest);
			assertThat(client.post(BODY).outcome()).isEqualTo(Outcome.ACCEPTED);
			assertThat(client.post(BODY).outcome()).isEqualTo(Outcome.UNANSWERED);
			assertThat(requests).hasSize(2);
		}
	}

	@Test
	void passesTheLimitsOfTheResponseToTheSdk() {
		SentryOptions options = new SentryOptions();
		RateLimiter limiter = RateLimits.monotonic(options);
		try (HostileIngest ingest = new HostileIngest(
				Behavior.status(200, "X-Sentry-Rate-Limits: 60:transaction:organization"))) {
			IngestClient client = new IngestClient(options,
					new RequestDetails("http://127.0.0.1:" + ingest.port() + "/", new HashMap<>()), limiter,
					Duration.ofSeconds(10));
			assertThat(client.post(BODY).outcome()).isEqualTo(Outcome.ACCEPTED);
			assertThat(limiter.isActiveForCategory(DataCategory.Transaction)).isTrue();
			assertThat(limiter.isActiveForCategory(DataCategory.Error)).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "https" })
	@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void endsARequestWhoseTimeIsOverBeforeItConnects(String protocol) {
		ProxySelector before = ProxySelector.getDefault();
		try (HostileIngest ingest = new HostileIngest(Behavior.neverReading())) {
			ProxySelector.setDefault(new SlowProxySelector());
			SendResult result = client(protocol + "://127.0.0.1:" + ingest.port() + "/", Duration.ofMillis(50),
					(options) -> {
					})
				.post(new byte[16 << 20]);
			assertThat(result.reason()).isEqualTo("no response within 50 ms");
		}
		finally {
			ProxySelector.setDefault(before);
		}
	}

	@Test
	void retriesIfThereIsNoConnection() throws IOException {
		try (Socket silent = new Socket()) {
			// bound, so that no other server has the port, but not listening
			silent.bind(new InetSocketAddress("127.0.0.1", 0));
			IngestClient client = client("http://127.0.0.1:" + silent.getLocalPort() + "/api/42/envelope/",
					Duration.ofSeconds(10), (options) -> {
					});
			assertThat(client.post(BODY).outcome()).isEqualTo(Outcome.FAILED);
		}
	}

	@Test
	void abortsTheRequestWhenClosed() throws InterruptedException {
		try (HostileIngest ingest = new HostileIngest(Behavior.neverReading())) {
			IngestClient client = client(ingest, Duration.ofMinutes(5));
			CompletableFuture<SendResult> result = new CompletableFuture<>();
			Thread sending = new Thread(() -> result.complete(client.post(BODY)));
			sending.start();
			while (ingest.connections() == 0) {
				TimeUnit.MILLISECONDS.sleep(5);
			}
			client.close();
			sending.join(30_000);
			assertThat(sending.isAlive()).isFalse();
			assertThat(result).isCompletedWithValue(SendResult.unanswered("closed"));
			assertThat(client.post(BODY).reason()).isEqualTo("closed");
		}
	}

	@Test
	void sendsThroughAProxyWithAnAccount() {
		List<String> requests = new CopyOnWriteArrayList<>();
		try (HostileIngest proxy = new HostileIngest(recording(requests))) {
			IngestClient client = client("http://sentry.example/api/42/envelope/", Duration.ofSeconds(10),
					(options) -> options.setProxy(proxy(proxy)));
			assertThat(client.post(BODY).outcome()).isEqualTo(Outcome.ACCEPTED);
			assertThat(requests).singleElement()
				.asString()
				.startsWith("POST http://sentry.example/api/42/envelope/ HTTP/1.1\r\n")
				.contains("Host: sentry.example\r\n", "Proxy-Authorization: Basic dXNlcjpwYXNz\r\n");
		}
	}

	@Test
	void retriesWhatAProxyRefuses() {
		try (HostileIngest proxy = new HostileIngest(Behavior.status(407))) {
			for (String protocol : List.of("http", "https")) {
				SendResult result = client(protocol + "://sentry.example/api/42/envelope/", Duration.ofSeconds(10),
						(options) -> options.setProxy(proxy(proxy)))
					.post(BODY);
				assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
				assertThat(result.reason()).contains("407");
			}
		}
	}

	@Test
	void sendsThroughATunnelWithTheCertificatesOfTheSdk(@TempDir Path directory) throws Exception {
		SSLContext certificates = certificates(directory);
		List<String> requests = new CopyOnWriteArrayList<>();
		try (HostileIngest proxy = new HostileIngest(tunnel(certificates, requests))) {
			IngestClient client = client("https://localhost/api/42/envelope/", Duration.ofSeconds(10), (options) -> {
				options.setProxy(proxy(proxy));
				options.setSslSocketFactory(certificates.getSocketFactory());
			});
			assertThat(client.post(BODY)).isEqualTo(SendResult.ofStatus(200));
			assertThat(client.post(BODY)).isEqualTo(SendResult.ofStatus(200));
			assertThat(requests).hasSize(3);
			assertThat(requests.get(0)).startsWith("CONNECT localhost:443 HTTP/1.1\r\n")
				.doesNotContain("X-Sentry-Auth");
			assertThat(requests.get(1)).startsWith("POST /api/42/envelope/ HTTP/1.1\r\n")
				.contains("Host: localhost\r\n")
				.doesNotContain("Proxy-Authorization");
			assertThat(proxy.connections()).isOne();
			SendResult otherHost = client("https://sentry.example/", Duration.ofSeconds(10), (options) -> {
				options.setProxy(proxy(proxy));
				options.setSslSocketFactory(certificates.getSocketFactory());
			}).post(BODY);
			assertThat(otherHost.outcome()).isEqualTo(Outcome.FAILED);
			assertThat(otherHost.reason()).contains("SSLHandshakeException");
		}
	}

	private static Behavior tunnel(SSLContext certificates, List<String> requests) {
		return (socket, in, out) -> {
			requests.add(HostileIngest.readRequest(in));
			out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
			try (SSLSocket tls = (SSLSocket) certificates.getSocketFactory()
				.createSocket(socket, new ByteArrayInputStream(in.readNBytes(in.available())), true)) {
				Behavior answering = recording(requests);
				InputStream secure = tls.getInputStream();
				while (answering.serve(tls, secure, tls.getOutputStream())) {
					continue;
				}
			}
			return false;
		};
	}

	@Test
	void sendsThroughSocks() {
		List<String> requests = new CopyOnWriteArrayList<>();
		try (HostileIngest proxy = new HostileIngest(socks(requests))) {
			IngestClient client = client("http://127.0.0.1:1/api/42/envelope/", Duration.ofSeconds(10),
					(options) -> options.setProxy(
							new SentryOptions.Proxy("127.0.0.1", String.valueOf(proxy.port()), Proxy.Type.SOCKS)));
			assertThat(client.post(BODY)).isEqualTo(SendResult.ofStatus(200));
			assertThat(requests).singleElement().asString().startsWith("POST /api/42/envelope/ HTTP/1.1\r\n");
		}
	}

	private static Behavior socks(List<String> requests) {
		return (socket, in, out) -> {
			in.readNBytes(1);
			in.readNBytes(in.read());
			out.write(new byte[] { 5, 0 });
			in.readNBytes(4 + 4 + 2);
			out.write(new byte[] { 5, 0, 0, 1, 0, 0, 0, 0, 0, 0 });
			return recording(requests).serve(socket, in, out);
		};
	}

	@Test
	void ignoresAProxyWithoutAPort() {
		try (HostileIngest ingest = new HostileIngest(Behavior.status(200))) {
			List<String> logged = new ArrayList<>();
			IngestClient client = client("http://127.0.0.1:" + ingest.port() + "/", Duration.ofSeconds(10),
					(options) -> {
						options.setDebug(true);
						options.setLogger(logger(logged));
						options.setProxy(new SentryOptions.Proxy("127.0.0.1", "none"));
					});
			assertThat(client.post(BODY).outcome()).isEqualTo(Outcome.ACCEPTED);
			assertThat(logged).contains("The proxy is ignored because of its port none");
		}
	}

	private static ILogger logger(List<String> logged) {
		return new ILogger() {

			@Override
			public void log(SentryLevel level, String message, @Nullable Object... arguments) {
				logged.add(message.formatted(arguments));
			}

			@Override
			public void log(SentryLevel level, String message, @Nullable Throwable failure) {
				logged.add(message);
			}

			@Override
			public void log(SentryLevel level, @Nullable Throwable failure, String message,
					@Nullable Object... arguments) {
				logged.add(message.formatted(arguments));
			}

			@Override
			public boolean isEnabled(@Nullable SentryLevel level) {
				return true;
			}

		};
	}

	@Test
	void sendsThroughTheProxyOfTheJvm() {
		List<String> requests = new CopyOnWriteArrayList<>();
		ProxySelector before = ProxySelector.getDefault();
		try (HostileIngest proxy = new HostileIngest(recording(requests))) {
			ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port())));
			IngestClient client = client("http://sentry.example/api/42/envelope/", Duration.ofSeconds(10),
					(options) -> {
					});
			assertThat(client.post(BODY)).isEqualTo(SendResult.ofStatus(200));
			assertThat(requests).singleElement().asString().startsWith("POST http://sentry.example/api/42/envelope/");
		}
		finally {
			ProxySelector.setDefault(before);
		}
	}

	private static SentryOptions.Proxy proxy(HostileIngest proxy) {
		return new SentryOptions.Proxy("127.0.0.1", String.valueOf(proxy.port()), "user", "pass");
	}

	private static Behavior recording(List<String> requests) {
		return (socket, in, out) -> {
			String request = HostileIngest.readRequest(in);
			if (request == null) {
				return false;
			}
			requests.add(request);
			out.write((OK + "Content-Length: 0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
			out.flush();
			return true;
		};
	}

	private static SSLContext certificates(Path directory) throws Exception {
		Path file = directory.resolve("certificate.p12");
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-keyalg", "EC", "-alias", "local", "-dname", "CN=localhost", "-ext",
				"san=dns:localhost", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", "changeit")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, "changeit".toCharArray());
		}
		KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
		keys.init(store, "changeit".toCharArray());
		TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
		trust.init(store);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
		return context;
	}

	private static IngestClient client(HostileIngest ingest) {
		return client(ingest, Duration.ofSeconds(10));
	}

	private static IngestClient client(HostileIngest ingest, Duration timeout) {
		return client("http://127.0.0.1:" + ingest.port() + "/api/42/envelope/", timeout, (options) -> {
		});
	}

	private static IngestClient client(String url, Duration timeout, Consumer<SentryOptions> more) {
		SentryOptions options = new SentryOptions();
		more.accept(options);
		Map<String, String> headers = new HashMap<>();
		headers.put("User-Agent", "bot");
		headers.put("Connection", "close");
		headers.put("X-Sentry-Auth", "Sentry sentry_key=key");
		return new IngestClient(options, new RequestDetails(url, headers), RateLimits.monotonic(options), timeout);
	}

	/**
	 * Proxy selector that takes longer than the request may.
	 */
	private static final class SlowProxySelector extends ProxySelector {

		@Override
		public List<Proxy> select(URI uri) {
			try {
				TimeUnit.MILLISECONDS.sleep(300);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return List.of(Proxy.NO_PROXY);
		}

		@Override
		public void connectFailed(URI uri, SocketAddress address, IOException failure) {
		}

	}

}
