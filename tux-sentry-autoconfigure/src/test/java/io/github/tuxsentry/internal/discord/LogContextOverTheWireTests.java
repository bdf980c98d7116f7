package io.github.tuxsentry.internal.discord;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.github.tuxsentry.tracing.ContextPropagation;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bot's own log while commands run on several threads: JDA's, those of executors and
 * those of Reactor.
 */
class LogContextOverTheWireTests {

	private static final int THREADS = 4;

	private static final int COMMANDS = 100;

	private static final int LINES_OF_A_COMMAND = 6;

	private static final List<String> KEYS = List.of("sentry.trace_id", "discord.command", "discord.user_id",
			"discord.guild_id");

	private final Logger log = (Logger) LoggerFactory.getLogger("bot.own");

	private final Lines lines = new Lines();

	private final ExecutorService eventPool = Executors.newFixedThreadPool(THREADS);

	private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(THREADS);

	private void listen() {
		this.lines.setContext(this.log.getLoggerContext());
		this.lines.start();
		this.log.addAppender(this.lines);
	}

	@AfterEach
	void stop() {
		this.log.detachAppender(this.lines);
		this.eventPool.shutdownNow();
		this.workers.shutdownNow();
		Hooks.resetOnLastOperator(ContextPropagation.KEY);
		Hooks.disableAutomaticContextPropagation();
	}

	@Test
	void eachLineHasTheTraceCommandUserAndGuildOfItsCommand() throws Exception {
		try (TestBot bot = start(Map.of())) {
			Set<String> expected = new HashSet<>();
			for (int i = 0; i < COMMANDS; i++) {
				String name = "command" + i % 7;
				String user = bot.discord().slash(name).by("user" + i % 13).send().userId();
				expected.add(name + " " + user + " " + bot.discord().guild().id());
			}
			List<SentryItem> transactions = bot.sentry().awaitItems(SentryItem.TRANSACTION, COMMANDS);
			Awaitility.await().until(() -> this.lines.all().size() >= COMMANDS * LINES_OF_A_COMMAND);
			List<String[]> lines = this.lines.all();
			assertThat(lines).hasSize(COMMANDS * LINES_OF_A_COMMAND).allSatisfy((line) -> {
				assertThat(line[1]).as("MDC of " + line[2]).isEqualTo(line[2]).isIn(expected);
				assertThat(line[3]).as("the bot's own entry").isEqualTo("kept");
			});
			assertThat(lines).extracting((line) -> line[0])
				.hasSameElementsAs(transactions.stream().map(SentryItem::traceId).toList());
			bot.awaitIdle();
			assertThat(remaining()).containsOnlyNulls();
		}
	}

	@Test
	void otherEventsHaveAUserAndAGuildButNoCommand() {
		try (TestBot bot = start(Map.of())) {
			String user = bot.discord().message("hello").by("erin").send().userId();
			Awaitility.await().until(() -> !this.lines.all().isEmpty());
			String[] line = this.lines.all().get(0);
			assertThat(line[0]).matches("[0-9a-f]{32}");
			assertThat(line[1]).isEqualTo(" " + user + " " + bot.discord().guild().id());
		}
	}

	@Test
	void keysMayBeRenamedLeftOutAndSwitchedOff() {
		try (TestBot bot = start(
				Map.of("tux.sentry.logging.mdc.command", "cmd", "tux.sentry.logging.mdc.user-id", ""))) {
			bot.discord().slash("ping").by("alice").send();
			Awaitility.await().until(() -> !this.lines.mdc.isEmpty());
			assertThat(this.lines.mdc.get(0)).containsEntry("cmd", "ping")
				.containsKeys("sentry.trace_id", "discord.guild_id")
				.doesNotContainKeys("discord.command", "discord.user_id");
		}
		this.lines.mdc.clear();
		try (TestBot bot = start(Map.of("tux.sentry.logging.mdc.enabled", false))) {
			bot.discord().slash("ping").by("alice").send();
			Awaitility.await().until(() -> !this.lines.mdc.isEmpty());
			assertThat(this.lines.mdc.get(0)).doesNotContainKeys(KEYS.toArray(String[]::new));
		}
	}

	private TestBot start(Map<String, ?> properties) {
		Working listener = new Working();
		TestBot bot = TestBot.builder().eventPool(this.eventPool).properties(properties).listeners(listener).start();
		listen();
		ContextPropagation propagation = bot.bean(ContextPropagation.class);
		listener.workers = propagation.taskWrapping(this.workers);
		return bot;
	}

	/**
	 * Returns the values of the library's keys that the threads still have.
	 */
	private List<String> remaining() throws Exception {
		List<Future<List<String>>> values = new ArrayList<>();
		for (ExecutorService pool : List.of(this.eventPool, this.workers)) {
			CountDownLatch together = new CountDownLatch(THREADS);
			for (int i = 0; i < THREADS; i++) {
				values.add(pool.submit(() -> {
					together.countDown();
					together.await(10, TimeUnit.SECONDS);
					return KEYS.stream().map(MDC::get).toList();
				}));
			}
		}
		List<String> remaining = new ArrayList<>();
		for (Future<List<String>> value : values) {
			remaining.addAll(value.get(10, TimeUnit.SECONDS));
		}
		return remaining;
	}

	/**
	 * Logs on each kind of thread.
	 */
	private final class Working extends ListenerAdapter {

		private volatile ScheduledExecutorService workers;

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			Runnable line = () -> {
				MDC.put("own", "kept");
				LogContextOverTheWireTests.this.log.info("{} {} {}", event.getFullCommandName(),
						event.getUser().getId(), (event.getGuild() != null) ? event.getGuild().getId() : "");
			};
			line.run();
			this.workers.execute(line);
			this.workers.schedule(line, 5, TimeUnit.MILLISECONDS);
			Mono.fromRunnable(line).subscribeOn(Schedulers.parallel()).subscribe();
			event.reply("pong").queue((hook) -> {
				line.run();
				this.workers.submit(line);
			});
		}

		@Override
		public void onMessageReceived(MessageReceivedEvent event) {
			LogContextOverTheWireTests.this.log.info("message");
		}

	}

	/**
	 * Lines as a pattern formats them, split into the ID of the trace, the rest of the
	 * MDC, the message and the entry of the bot.
	 */
	private static final class Lines extends AppenderBase<ILoggingEvent> {

		private final List<String[]> formatted = new CopyOnWriteArrayList<>();

		private final List<Map<String, String>> mdc = new CopyOnWriteArrayList<>();

		private final PatternLayout layout = new PatternLayout();

		@Override
		public void start() {
			this.layout.setContext(getContext());
			this.layout.setPattern(
					"%X{sentry.trace_id}|%X{discord.command} %X{discord.user_id} %X{discord.guild_id}|%msg|%X{own}");
			this.layout.start();
			super.start();
		}

		@Override
		protected void append(ILoggingEvent event) {
			this.mdc.add(Map.copyOf(event.getMDCPropertyMap()));
			this.formatted.add(this.layout.doLayout(event).split("\\|", -1));
		}

		List<String[]> all() {
			return this.formatted;
		}

	}

}
