package io.github.tuxsentry.test.sentry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Envelopes are read byte by byte, and what is none is kept and refused.
 */
class EnvelopeIngestTests {

	private final LocalSentry sentry = LocalSentry.start();

	private final HttpClient client = HttpClient.newHttpClient();

	@AfterEach
	void stop() {
		this.sentry.close();
	}

	@Test
	void itemsAreCutByTheirLengthInBytes() throws Exception {
		String first = "{\"message\":{\"formatted\":\"grüße\"}}";
		String binary = "no json\n{\"type\":\"event\"}\n";
		String envelope = "{\"event_id\":\"abc\"}\n" + item("event", first) + "\n" + item("attachment", binary) + "\n\n"
				+ "{\"type\":\"session\"}\n{\"status\":\"ok\"}\n" + item("event", "{}");
		HttpResponse<String> response = post(envelope.getBytes(StandardCharsets.UTF_8), false);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("{\"id\":\"abc\"}");
		assertThat(this.sentry.items()).extracting(SentryItem::type)
			.containsExactly("event", "attachment", "session", "event");
		assertThat(this.sentry.items().get(0)).hasMessage("grüße");
		assertThat(this.sentry.items().get(1).payload().textValue()).isEqualTo(binary);
		assertThat(this.sentry.items().get(1).header().path("length").intValue()).isEqualTo(binary.length());
		assertThat(this.sentry.items("session").get(0).payload().path("status").textValue()).isEqualTo("ok");
		assertThat(this.sentry.items("session").get(0).envelope().path("event_id").textValue()).isEqualTo("abc");
	}

	@Test
	void compressedEnvelopesAreRead() throws Exception {
		byte[] envelope = ("{}\n" + item("event", "{\"level\":\"info\"}")).getBytes(StandardCharsets.UTF_8);
		assertThat(post(envelope, true).statusCode()).isEqualTo(200);
		assertThat(this.sentry).onlyEvent().hasLevel("info");
		assertThat(this.sentry.rawBodies()).containsExactly(envelope);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "not json", "[]", "{}\nnot json\n{}", "{}\n{\"length\":2}\n{}",
			"{}\n{\"type\":\"event\",\"length\":200}\n{}", "{}\n{\"type\":\"event\",\"length\":-1}\n{}",
			"{}\n{\"type\":\"event\",\"length\":\"x\"}\n{}", "{}\n{\"type\":\"event\",\"length\":1}\n{}",
			"{}\n{\"type\":\"event\"}\n{}\n{\"type\":" })
	void malformedEnvelopesAreKeptAndRefused(String envelope) throws Exception {
		HttpResponse<String> response = post(envelope.getBytes(StandardCharsets.UTF_8), false);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(this.sentry.items()).isEmpty();
		assertThat(this.sentry.malformedEnvelopes()).singleElement().satisfies((malformed) -> {
			assertThat(malformed.text()).isEqualTo(envelope);
			assertThat(malformed.reason()).isNotBlank();
		});
		assertThat(this.sentry.rawBodies()).hasSize(1);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.sentry).hasNoMalformedEnvelopes());
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(this.sentry).hasReceivedNothing());
		assertThat(post("{}\n{\"type\":\"event\"}\n{}".getBytes(StandardCharsets.UTF_8), false).statusCode())
			.isEqualTo(200);
	}

	@Test
	void envelopesSentAtOnceAllArrive() {
		byte[] envelope = ("{}\n" + item("event", "{}")).getBytes(StandardCharsets.UTF_8);
		List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			HttpRequest request = request("envelope/").POST(HttpRequest.BodyPublishers.ofByteArray(envelope)).build();
			answers.add(this.client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
		}
		assertThat(answers)
			.allSatisfy((answer) -> assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200));
		assertThat(this.sentry).hasEvents(300);
	}

	@Test
	void bodyThatIsNotCompressedThoughItSaysSoIsRefused() throws Exception {
		HttpResponse<String> response = send(request("envelope/").header("Content-Encoding", "gzip")
			.POST(HttpRequest.BodyPublishers.ofString("plain")));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(this.sentry.malformedEnvelopes()).extracting(MalformedEnvelope::text).containsExactly("plain");
	}

	@Test
	void otherRequestsAreNotTakenForEnvelopes() throws Exception {
		assertThat(send(request("envelope/").GET()).statusCode()).isEqualTo(405);
		assertThat(send(request("store/").POST(HttpRequest.BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(404);
		assertThat(this.sentry).hasReceivedNothing();
	}

	@Test
	void dsnNamesTheLoopbackAddressAndTheProject() {
		assertThat(this.sentry.dsn()).matches("http://public@127\\.0\\.0\\.1:\\d+/42");
	}

	private HttpResponse<String> post(byte[] body, boolean compress) throws Exception {
		HttpRequest.Builder request = request("envelope/");
		if (compress) {
			request.header("Content-Encoding", "gzip");
		}
		return send(request.POST(HttpRequest.BodyPublishers.ofByteArray((compress) ? gzip(body) : body)));
	}

	private HttpRequest.Builder request(String path) {
		URI dsn = URI.create(this.sentry.dsn());
		return HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + dsn.getPort() + "/api" + dsn.getPath() + "/" + path))
			.timeout(Duration.ofSeconds(10));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static String item(String type, String payload) {
		int length = payload.getBytes(StandardCharsets.UTF_8).length;
		return "{\"type\":\"" + type + "\",\"length\":" + length + "}\n" + payload;
	}

	private static byte[] gzip(byte[] plain) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(plain);
		}
		return bytes.toByteArray();
	}

}
