package io.github.tuxsentry.internal.discord;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.github.tuxsentry.tracing.ContextPropagation;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.client.RestClient;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Breadcrumbs of failed commands: what the command did until then, and nothing else.
 */
class BreadcrumbsOfCommandsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final Pattern NUMBER = Pattern.compile("c([0-9]+)");

	private static final ExecutorService pool = Executors.newFixedThreadPool(4);

	private static HttpServer api;

	@BeforeAll
	static void startApi() throws IOException {
		api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		api.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		api.start();
	}

	@AfterAll
	static void stopApi() {
		api.stop(0);
		pool.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	void tellWhatTheCommandDidWhateverIsSampled(int rate) {
		Working working = new Working();
		try (TestBot bot = TestBot.builder()
			.properties(Map.of("tux.sentry.sampling.commands", rate))
			.listeners(working)
			.start()) {
			working.useBeansOf(bot);
			bot.discord().slash("work").option("number", "7").send();
			SentryItem event = eventOf(bot, (candidate) -> true);
			List<JsonNode> breadcrumbs = event.breadcrumbs();
			assertThat(breadcrumbs).hasSize(9)
				.extracting((breadcrumb) -> describe(breadcrumb))
				.startsWith("user command work",
						"http http POST /interactions/{interaction_id}/{interaction_token}/callback 200",
						"null " + Working.class.getName() + " working on c7", "query query select ? as c7",
						"default cache Miss in cache 'cases'",
						"http http GET http://127.0.0.1:" + api.getAddress().getPort() + "/users/7 204",
						"query query select ? as c7_async", "query query select * from missing_c7");
			assertThat(describe(breadcrumbs.get(8))).startsWith("http http POST /channels/{channel_id}/messages");
			assertThat(breadcrumbs.get(7).path("level").asText()).isEqualTo("error");
			assertThat(event.payload().toString()).doesNotContain("secret");
			assertThat(bot.bean(FaultBarrier.class).count()).isZero();
		}
	}

	@Test
	void endWithTheStart() {
		Working working = new Working();
		try (TestBot bot = TestBot.withListeners(working)) {
			bot.bean(SentryManager.class).captureMessage("outside of any command");
			assertThat(eventOf(bot, (event) -> true).breadcrumbs()).isEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "record-commands,user command", "record-discord-calls,http POST /", "record-http-calls,http GET",
			"record-statements,query", "record-cache-misses,cache" })
	void canBeTurnedOff(String property, String kind) {
		Working working = new Working();
		try (TestBot bot = TestBot.builder()
			.properties(Map.of("tux.sentry.capture.breadcrumbs." + property, false))
			.listeners(working)
			.start()) {
			working.useBeansOf(bot);
			bot.discord().slash("work").option("number", "1").send();
			List<JsonNode> breadcrumbs = eventOf(bot, (event) -> true).breadcrumbs();
			assertThat(breadcrumbs).hasSizeBetween(6, 8).noneMatch((breadcrumb) -> describe(breadcrumb).contains(kind));
		}
	}

	@Test
	void ofABotThatIsNotConfiguredTellItsCommandAndItsStatements() {
		Working working = new Working();
		try (TestBot bot = TestBot.builder().notConfigured().listeners(working).start()) {
			working.useBeansOf(bot);
			bot.discord().slash("work").option("number", "1").send();
			assertThat(eventOf(bot, (event) -> true).breadcrumbs()).extracting((crumb) -> describe(crumb))
				.contains("user command work", "query query select ? as c1");
		}
	}

	@Test
	void areNeverThoseOfAnotherCommand() {
		int commands = 100;
		Working working = new Working();
		try (TestBot bot = TestBot.builder().eventPool(Executors.newFixedThreadPool(4)).listeners(working).start()) {
			working.useBeansOf(bot);
			IntStream.range(0, commands)
				.forEach((i) -> bot.discord().slash("work").by("user" + i % 8).option("number", "" + i).send());
			for (int i = 0; i < commands; i++) {
				String number = "c" + i;
				SentryItem event = eventOf(bot,
						(candidate) -> candidate.exceptions()
							.stream()
							.anyMatch((exception) -> exception.path("value").asText().equals(number)));
				assertThat(event.breadcrumbs()).hasSize(9);
				assertThat(event.breadcrumbs()).allSatisfy((breadcrumb) -> {
					Matcher found = NUMBER.matcher(breadcrumb.path("message").asText().replace("'cases'", ""));
					while (found.find()) {
						assertThat(found.group()).isEqualTo(number);
					}
				});
			}
		}
	}

	private static SentryItem eventOf(TestBot bot, Predicate<SentryItem> condition) {
		bot.bean(SentryManager.class).flush(TIMEOUT);
		return bot.sentry().awaitEvent(condition);
	}

	private static String describe(JsonNode breadcrumb) {
		JsonNode data = breadcrumb.path("data");
		String start = breadcrumb.path("type").asText(null) + " " + breadcrumb.path("category").asText() + " ";
		return start + (data.has("url") ? data.path("method").asText() + " " + data.path("url").asText() + " "
				+ data.path("status_code").asText() : breadcrumb.path("message").asText());
	}

	private static final class Working extends ListenerAdapter {

		private static final Logger logger = LoggerFactory.getLogger(Working.class);

		private JdbcTemplate jdbc;

		private CacheManager caches;

		private RestClient client;

		private Executor executor;

		void useBeansOf(TestBot bot) {
			JdbcDataSource dataSource = new JdbcDataSource();
			dataSource.setUrl("jdbc:h2:mem:breadcrumbs");
			this.jdbc = new JdbcTemplate(bot.asBean(dataSource));
			this.caches = bot.asBean((CacheManager) new ConcurrentMapCacheManager("cases"));
			this.client = bot.asBean(RestClient.create("http://127.0.0.1:" + api.getAddress().getPort()));
			this.executor = bot.bean(ContextPropagation.class).taskWrapping((Executor) pool);
		}

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			String number = "c" + event.getOption("number").getAsString();
			event.reply("working on it").complete();
			logger.info("working on {}", number);
			this.jdbc.queryForList("select 'secret' as " + number);
			this.caches.getCache("cases").get("secret");
			this.client.get().uri("/users/{id}", number.substring(1)).retrieve().toBodilessEntity();
			CompletableFuture
				.runAsync(() -> this.jdbc.queryForList("select 'secret' as " + number + "_async"), this.executor)
				.join();
			try {
				this.jdbc.queryForList("select * from missing_" + number);
			}
			catch (RuntimeException expected) {
				logger.trace("no such table", expected);
			}
			event.getMessageChannel().sendMessage("done").complete();
			throw new IllegalStateException(number);
		}

	}

}
