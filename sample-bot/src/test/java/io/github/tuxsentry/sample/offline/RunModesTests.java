package io.github.tuxsentry.sample.offline;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.sample.RunningBot;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The bot with and without token and DSN.
 */
@ExtendWith(OutputCaptureExtension.class)
class RunModesTests {

	private static final String COMMANDS = "/offline/discord/commands";

	private static final String PAGE = "/offline";

	private static final String ITEMS = "/offline/sentry/items";

	private static final Map<String, Object> CRASH = Map.of("kind", "slash", "name", "crash", "options",
			Map.of("text", "Boom"));

	@Test
	void withTokenAndDsnNothingIsLocal(CapturedOutput output) {
		try (LocalDiscord discord = LocalDiscord.start();
				LocalSentry sentry = LocalSentry.start();
				RunningBot bot = RunningBot.start(discord::configure, "--discord.token=" + discord.token(),
						"--sentry.dsn=" + sentry.dsn(), "--offline.tour=true")) {
			assertThat(bot.has(LocalDiscord.class)).isFalse();
			assertThat(bot.has(LocalSentry.class)).isFalse();
			assertThat(bot.get("/actuator/health")).isEqualTo(HttpStatus.OK);
			assertThat(bot.get(ITEMS)).isEqualTo(HttpStatus.NOT_FOUND);
			assertThat(bot.post(COMMANDS, CRASH)).isEqualTo(HttpStatus.NOT_FOUND);
			assertThat(bot.property("tux.sentry.sampling.commands")).isNull();
			assertThat(bot.property("tldr.base-url")).startsWith("https://");
			discord.slash("crash").option("text", "Really").send().awaitReply();
			assertThat(sentry.awaitEvent((event) -> true)).hasExceptionMessage("Really");
			assertThat(output).doesNotContain("tour");
		}
	}

	@Test
	void withADsnOnlyDiscordIsLocal(CapturedOutput output) {
		try (LocalSentry sentry = LocalSentry.start();
				RunningBot bot = RunningBot.start("--sentry.dsn=" + sentry.dsn(), "--offline.tour=true")) {
			assertThat(bot.has(LocalDiscord.class)).isTrue();
			assertThat(bot.has(LocalSentry.class)).isFalse();
			assertThat(bot.get(ITEMS)).isEqualTo(HttpStatus.NOT_FOUND);
			assertThat(bot.post(COMMANDS, CRASH)).isEqualTo(HttpStatus.ACCEPTED);
			assertThat(sentry.awaitEvent((event) -> true)).hasExceptionMessage("Boom");
			assertThat(output).doesNotContain("tour");
		}
	}

	@Test
	void withATokenOnlySentryIsLocal(CapturedOutput output) {
		try (LocalDiscord discord = LocalDiscord.start();
				RunningBot bot = RunningBot.start(discord::configure, "--discord.token=" + discord.token(),
						"--offline.tour=true")) {
			assertThat(bot.has(LocalDiscord.class)).isFalse();
			assertThat(bot.has(LocalSentry.class)).isTrue();
			assertThat(bot.get(ITEMS)).isEqualTo(HttpStatus.NOT_FOUND);
			assertThat(bot.post(COMMANDS, CRASH)).isEqualTo(HttpStatus.NOT_FOUND);
			assertThat(bot.property("server.address")).isNull();
			discord.slash("crash").option("text", "Really").send().awaitReply();
			assertThat(bot.bean(LocalSentry.class).awaitEvent((event) -> true)).hasExceptionMessage("Really");
			assertThat(output).doesNotContain("tour");
		}
	}

	@Test
	void withTheDsnOfAnotherMachineNobodyElseGivesCommands() {
		try (RunningBot bot = RunningBot.start("--sentry.dsn=http://key@sentry.example.invalid/1",
				"--sentry.shutdown-timeout-millis=1")) {
			assertThat(bot.has(LocalDiscord.class)).isTrue();
			assertThat(bot.post(COMMANDS, CRASH)).isEqualTo(HttpStatus.NOT_FOUND);
			assertThat(bot.get("/actuator/health")).isEqualTo(HttpStatus.OK);
			assertThat(bot.property("server.address")).isNull();
		}
	}

	@Test
	void withoutBothItListensOnThisMachineAlone() throws IOException {
		try (RunningBot bot = RunningBot.start()) {
			int port = Integer.parseInt(bot.property("local.server.port"));
			for (InetAddress address : addressesOfTheNetwork()) {
				assertThatExceptionOfType(ConnectException.class).as(address.toString())
					.isThrownBy(() -> new Socket(address, port).close());
			}
			assertThat(bot.get(ITEMS)).isEqualTo(HttpStatus.OK);
		}
	}

	@Test
	void whereItListensOnAllAddressesOthersAreRefused() throws Exception {
		try (RunningBot bot = RunningBot.start("--server.address=0.0.0.0")) {
			String port = bot.property("local.server.port");
			for (InetAddress address : addressesOfTheNetwork()) {
				String host = address.getHostAddress() + ":" + port;
				assertThat(status("http://" + host + ITEMS)).as(host).isEqualTo(403);
				assertThat(status("http://" + host + PAGE)).as(host).isEqualTo(403);
				assertThat(status("http://" + host + "/actuator/health")).as(host).isEqualTo(200);
			}
			assertThat(bot.get(ITEMS)).isEqualTo(HttpStatus.OK);
		}
	}

	@Test
	void aNameThatAStrangerMadePointHereIsRefused() throws IOException {
		try (RunningBot bot = RunningBot.start();
				Socket socket = new Socket(InetAddress.getLoopbackAddress(),
						Integer.parseInt(bot.property("local.server.port")))) {
			socket.getOutputStream()
				.write(("GET " + ITEMS + " HTTP/1.1\r\nHost: stranger.example\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 403");
		}
	}

	@Test
	void viewerReceivesEachEnvelope() throws IOException, InterruptedException {
		try (MockWebServer viewer = new MockWebServer()) {
			viewer.start();
			viewer.enqueue(new MockResponse.Builder().build());
			try (RunningBot bot = RunningBot.start("--offline.viewer=" + viewer.url("/"))) {
				bot.post(COMMANDS, CRASH);
				RecordedRequest envelope = viewer.takeRequest(10, TimeUnit.SECONDS);
				assertThat(envelope.getTarget()).isEqualTo("/api/1/envelope/");
			}
		}
	}

	private static List<Inet4Address> addressesOfTheNetwork() throws SocketException {
		return NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> address instanceof Inet4Address && !address.isLoopbackAddress())
			.map(Inet4Address.class::cast)
			.toList();
	}

	private static int status(String url) throws IOException, InterruptedException {
		return java.net.http.HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
			.statusCode();
	}

	@Test
	void emptyValuesCountAsMissing() {
		try (RunningBot bot = RunningBot.start("--sentry.dsn=", "--discord.token= ")) {
			assertThat(bot.get(ITEMS)).isEqualTo(HttpStatus.OK);
			assertThat(bot.post(COMMANDS, CRASH)).isEqualTo(HttpStatus.ACCEPTED);
			assertThat(bot.bean(LocalSentry.class).awaitEvent((event) -> true)).hasExceptionMessage("Boom");
		}
	}

	@Test
	void theCommandLineCountsMoreThanTheDefaultsOfTheLocalSentry() {
		try (RunningBot bot = RunningBot.start("--tux.sentry.sampling.commands=0.5",
				"--management.endpoints.web.exposure.include=tuxsentry")) {
			assertThat(bot.property("tux.sentry.sampling.commands")).isEqualTo("0.5");
			JsonNode rates = bot.read("/actuator/tuxsentry").at("/details/sampling");
			assertThat(rates.path("commands").asDouble()).isEqualTo(0.5);
			assertThat(rates.path("tasks").asDouble()).isEqualTo(1);
		}
	}

}
