package io.github.tuxsentry.test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for requests that are not valid HTTP.
 */
class InvalidRequestTests {

	private static final int TIMEOUT_MILLIS = 10_000;

	private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@ParameterizedTest
	@CsvSource({ "4294967295, 413", "2147483648, 413", "9999999999999, 413", "-1, 400", "12x, 400", "'', 400",
			"99999999999999999999999, 413" })
	void lengthOfTheBodyIsChecked(String length, int status) throws IOException {
		assertThat(post("Content-Length: " + length + "\r\n\r\n")).startsWith("HTTP/1.1 " + status + " ");
		assertThat(this.sentry.requests()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "FFFFFFFF, 413", "80000000, 413", "-1, 400", "xyz, 400" })
	void lengthOfAChunkIsChecked(String length, int status) throws IOException {
		assertThat(post(CHUNKED + length + "\r\n")).startsWith("HTTP/1.1 " + status + " ");
		assertThat(this.sentry.requests()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense\r\n\r\n", "GET / HTTP/1.1\r\nnonsense\r\n\r\n" })
	void otherRequestsThatAreNotHttpAreRefused(String request) throws IOException {
		assertThat(send(URI.create(this.sentry.pageUrl()).getPort(), request)).startsWith("HTTP/1.1 400 ");
	}

	@Test
	void localDiscordRespondsAfterAnInvalidLength() throws IOException {
		try (LocalDiscord discord = LocalDiscord.start()) {
			int port = URI.create(discord.restConfig().getBaseUrl()).getPort();
			for (String length : new String[] { "99999999999999999999999", "-1", "nonsense" }) {
				open(port, "POST /api/v10/users/@me HTTP/1.1\r\nContent-Length: " + length + "\r\n\r\n").close();
			}
			assertThat(send(port, "GET /api/v10/users/@me HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 200 ");
		}
	}

	private String post(String headers) throws IOException {
		return send(URI.create(this.sentry.dsn()).getPort(), "POST /api/42/envelope/ HTTP/1.1\r\n" + headers);
	}

	private static String send(int port, String request) throws IOException {
		try (Socket socket = open(port, request)) {
			return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
				.readLine();
		}
	}

	private static Socket open(int port, String request) throws IOException {
		Socket socket = new Socket("127.0.0.1", port);
		socket.setSoTimeout(TIMEOUT_MILLIS);
		socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
		return socket;
	}

}
