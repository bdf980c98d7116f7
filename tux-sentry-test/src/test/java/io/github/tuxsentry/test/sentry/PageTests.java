package io.github.tuxsentry.test.sentry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the server of the page serves, and to whom. The sample bot tests the
 * page in a browser.
 */
class PageTests {

	private static final Path RESOURCES = Path
		.of("../tux-sentry-test/src/main/resources/io/github/tuxsentry/test/sentry/page");

	private static final int MAX_SIZE = 64 * 1024;

	private final LocalSentry sentry = LocalSentry.start();

	private final PageClient client = new PageClient(this.sentry);

	@AfterEach
	void stop() {
		this.sentry.close();
	}

	static List<String> resources() throws IOException {
		try (Stream<Path> files = Files.list(RESOURCES)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

	@ParameterizedTest
	@MethodSource("resources")
	void resourcesAreServedWithAStrictPolicy(String name) throws IOException {
		PageClient.Response response = this.client.get("/" + name);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo(Files.readString(RESOURCES.resolve(name)));
		assertThat(response.head())
			.contains("Content-Security-Policy: ", "default-src 'none'", "script-src 'self'", "connect-src 'self'",
					"X-Content-Type-Options: nosniff")
			.doesNotContain("unsafe", "http:", "https:");
	}

	@Test
	void pageIsSmall() throws IOException {
		assertThat(resources().stream().mapToLong((name) -> RESOURCES.resolve(name).toFile().length()).sum())
			.isBetween(10_000L, (long) MAX_SIZE);
	}

	@ParameterizedTest
	@MethodSource("resources")
	void resourcesNeitherParseMarkupNorNameOtherHosts(String name) throws IOException {
		assertThat(Files.readString(RESOURCES.resolve(name)).replace("http://www.w3.org/2000/svg", ""))
			.doesNotContain("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "style=\"")
			.doesNotContainPattern(Pattern.compile("https?://|<script(?! type=\"module\" src)|\\son[a-z]+=\""));
	}

	@Test
	void pageIsAtTheRoot() throws IOException {
		assertThat(this.sentry.pageUrl()).isEqualTo(this.client.origin() + "/");
		assertThat(this.client.get("/").body()).contains("<title>Local Sentry</title>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/../PageTests.class", "/nothing.js", "/page/", "/items/1", "/items/x", "/items/",
			"/items/99999999999999999999", "/commands", "/main.js/" })
	void nothingElseIsServed(String path) throws IOException {
		assertThat(this.client.get(path).status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "stranger.example", "stranger.example:80", "127.0.0.1.stranger.example",
			"localhost.stranger.example:8969", "192.168.0.1", "" })
	void requestsToTheNameOfAnotherHostAreRefused(String host) throws IOException {
		for (String path : List.of("/", "/feed", "/items/1", "/main.js")) {
			assertThat(this.client.send("GET", path, Map.of("Host", host), "").status()).as(path).isEqualTo(403);
		}
	}

	@Test
	void thisMachineHasTwoNames() throws IOException {
		assertThat(this.client.send("GET", "/", Map.of("Host", "localhost:1"), "").status()).isEqualTo(200);
		assertThat(this.client.send("GET", "/", Map.of("Host", "127.0.0.1"), "").status()).isEqualTo(200);
	}

	static List<Map<String, String>> foreignOrigins() {
		return List.of(Map.of(), Map.of("Origin", "null"), Map.of("Origin", "https://stranger.example"),
				Map.of("Origin", "http://127.0.0.1:1"), Map.of("Sec-Fetch-Site", "same-origin"));
	}

	@ParameterizedTest
	@MethodSource("foreignOrigins")
	void postsOfOtherOriginsAreRefused(Map<String, String> headers) throws IOException {
		assertThat(this.client.send("POST", "/clear", headers, "{}").status()).isEqualTo(403);
		assertThat(this.client.send("POST", "/interactions", headers, "{}").status()).isEqualTo(403);
		assertThat(this.client
			.send("POST", "/clear", Map.of("Origin", this.client.origin(), "Sec-Fetch-Site", "cross-site"), "{}")
			.status()).isEqualTo(403);
	}

	@Test
	void otherMethodsAreRefused() throws IOException {
		assertThat(this.client.send("PUT", "/", Map.of(), "").status()).isEqualTo(405);
		assertThat(this.client.send("OPTIONS", "/clear", Map.of("Origin", "https://stranger.example"), "").head())
			.doesNotContainIgnoringCase("Access-Control-Allow");
	}

	@Test
	void requestsForThePageAreNoEnvelopes() throws IOException {
		this.client.get("/");
		assertThat(this.sentry.requests()).isZero();
		this.sentry.setBehavior(IngestBehavior.refusing(503));
		assertThat(this.client.get("/").status()).isEqualTo(200);
	}

}
