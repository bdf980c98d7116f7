package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpServer;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.internal.http.InstrumentedClient;
import io.github.tuxsentry.tracing.Transaction;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.sentry.ITransaction;
import io.sentry.ScopesAdapter;
import io.sentry.TransactionOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Wherever a text is cut on its way to Sentry, no part of a secret is left at the cut.
 */
class SecretsAtTheCutTests {

	private static final String TOKEN = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";

	private static final String PART = "16C7e42F";

	/** What stays of the token before the cut. */
	private static final int BEFORE = 27;

	private static HttpServer api;

	private static RunningBot bot;

	@BeforeAll
	static void startBot() throws IOException {
		api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		api.createContext("/", (exchange) -> {
			byte[] body = response().getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(500, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		api.start();
		bot = RunningBot.start(Bot.class, "tux.sentry.capture.http.services.api.urls=" + url(),
				"tux.sentry.capture.locals.enabled=true", "tux.sentry.capture.locals.record-arguments=true",
				"tux.sentry.sampling.other=1");
	}

	@AfterAll
	static void stopBot() {
		bot.close();
		api.stop(0);
	}

	@BeforeEach
	void forgetWhatWasSent() {
		bot.clear();
	}

	private static String url() {
		return "http://127.0.0.1:" + api.getAddress().getPort();
	}

	/**
	 * A response with a secret that is left out, so that what lies at 8 KiB comes into
	 * sight.
	 */
	private static String response() {
		String start = "{\"password\":\"";
		String next = "\",\"key\":\"";
		String password = "x".repeat(8192 - BEFORE - start.length() - next.length());
		return start + password + next + TOKEN + "\",\"more\":\"" + "y".repeat(4000) + "\"}";
	}

	@ParameterizedTest
	@EnumSource(names = { "OWN_REST_CLIENT", "OWN_WEB_CLIENT", "OWN_OK_HTTP" })
	void responseOfAServiceLeavesNoPart(InstrumentedClient client) {
		Throwable thrown = catchThrowable(
				() -> client.get(bot.bean(InstrumentedClient.Clients.class), URI.create(url() + "/users")));
		assertThat(thrown).isNotNull();
		assertThat(thrown.getMessage()).doesNotContain(PART);
		assertThat(sent()).contains("api_error", "[password]").doesNotContain(PART);
	}

	@Test
	void responseInAnExceptionLeavesNoPart() {
		bot.bean(ErrorCapture.class)
			.captureApiError(HttpClientErrorException.create(HttpStatus.BAD_REQUEST, "no", new HttpHeaders(),
					response().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
		bot.bean(ErrorCapture.class)
			.captureApiError(new IllegalStateException(), (details) -> details.response(response()));
		assertThat(sent()).contains("api_error", "[password]").doesNotContain(PART);
	}

	@Test
	void keyOfACacheLeavesNoPart() {
		traced(() -> bot.bean(CacheManager.class).getCache("cases").get("k".repeat(199 - BEFORE) + ":" + TOKEN));
		assertThat(sent()).contains("kkk").doesNotContain(PART);
	}

	@Test
	void templateOfAUriLeavesNoPart() {
		String prefix = "/" + "p".repeat(147 - BEFORE) + "/";
		traced(() -> catchThrowable(
				() -> bot.bean(RestClient.class).get().uri(url() + prefix + TOKEN).retrieve().toBodilessEntity()));
		assertThat(sent()).contains("ppp").doesNotContain(PART);
	}

	@Test
	void argumentLeavesNoPart() {
		bot.bean(Moderation.class).ban("m".repeat(1023 - BEFORE) + " " + TOKEN);
		assertThat(sent()).contains("mmm").doesNotContain(PART);
	}

	/**
	 * So many attributes that they have to be cut to this length for the item to be small
	 * enough.
	 */
	@ParameterizedTest
	@CsvSource({ "200,1", "100,6", "50,8" })
	void attributeOfAMetricLeavesNoPart(int cut, int attributes) {
		String text = "a".repeat(cut - 1 - BEFORE) + " " + TOKEN;
		List<Tag> tags = IntStream.range(0, attributes)
			.mapToObj((i) -> Tag.of("key" + i, text + i + " " + "b".repeat(Math.max(0, 190 - text.length()))))
			.toList();
		bot.bean(MeterRegistry.class).counter("bot.cut." + cut, tags).increment();
		assertThat(sent()).contains("bot.cut." + cut, "aaa").doesNotContain(PART);
	}

	private static void traced(Runnable work) {
		TransactionOptions options = new TransactionOptions();
		options.setBindToScope(true);
		ITransaction transaction = ScopesAdapter.getInstance().startTransaction("test", "test", options);
		work.run();
		transaction.finish();
	}

	private static String sent() {
		return bot.received()
			.rawBodies()
			.stream()
			.map((body) -> new String(body, StandardCharsets.UTF_8))
			.collect(Collectors.joining("\n"));
	}

	@Configuration(proxyBeanMethods = false)
	@Import(InstrumentedClient.ClientsConfiguration.class)
	static class Bot {

		@Bean
		CacheManager cacheManager() {
			return new ConcurrentMapCacheManager("cases");
		}

		@Bean
		Moderation moderation(ErrorCapture errors) {
			return new Moderation(errors);
		}

	}

	static class Moderation {

		private final ErrorCapture errors;

		Moderation(ErrorCapture errors) {
			this.errors = errors;
		}

		@Transaction(op = "task.background")
		public void ban(String member) {
			this.errors.captureExceptionSafe(new IllegalStateException("broken"), null, true);
		}

	}

}
