package io.github.tuxsentry.internal.discord;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.internal.discord.execution.Executions;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.metrics.MetricSink;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.JDAImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BotStats} on a real JDA.
 */
class BotStatsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static final BotMetrics NO_METRICS = new BotMetrics(MetricSink.none(), (where, work) -> work.run());

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void anEventTellsOfTheBot(boolean customized) {
		try (TestBot bot = bot(customized)) {
			bot.discord().slash("crash").by("alice").send();
			SentryItem event = bot.sentry().awaitEvent((candidate) -> true);
			JDA jda = bot.jda();
			assertThat(jda.getUserCache().size()).isPositive();
			assertThat(jda.getChannelCache().size()).isPositive();
			assertThat(event).hasTag("bot.setup_complete", "true")
				.hasContextEntry("bot_stats", "guild_count", 1)
				.hasContextEntry("bot_stats", "user_count", jda.getUserCache().size())
				.hasContextEntry("bot_stats", "channel_count", jda.getChannelCache().size());
			assertThat(event.context("bot_stats").path("uptime").isIntegralNumber()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void eventsAndTransactionsNameTheApplicationOfTheBot(boolean customized) {
		try (TestBot bot = bot(customized)) {
			String application = bot.jda().getSelfUser().getApplicationId();
			bot.discord().slash("crash").by("alice").send();
			assertThat(bot.sentry().awaitEvent((candidate) -> true)).hasContextEntry("app", "app_identifier",
					application);
			assertThat(bot.sentry().awaitTransaction("command.crash")).hasContextEntry("app", "app_identifier",
					application);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void gaugesTellOfTheBot(boolean customized) {
		try (TestBot bot = bot(customized)) {
			assertThat(bot.sentry().awaitMetric((metric) -> isGauge(metric, "bot.guilds", 1)).unit()).isNull();
			assertThat(bot.sentry().awaitMetric((metric) -> isGauge(metric, "bot.shards", 1)).unit()).isNull();
			LocalMetric ping = bot.sentry().awaitMetric("bot.gateway.ping");
			assertThat(ping).hasType("gauge").hasUnit("millisecond").hasAttribute("shard", 0L);
			assertThat(ping.value()).isEqualTo(bot.jda().getGatewayPing());
		}
	}

	@Test
	void gaugesFollowTheGuildsAndTheShutdown() {
		try (TestBot bot = bot(true)) {
			bot.sentry().awaitMetric((metric) -> isGauge(metric, "bot.guilds", 1));
			receive(bot.jda(), "GUILD_DELETE", DataObject.empty().put("id", bot.discord().guild().id()));
			bot.sentry().awaitMetric((metric) -> isGauge(metric, "bot.guilds", 0));
			bot.sentry().clear();
			bot.sentry().awaitMetric((metric) -> isGauge(metric, "bot.shards", 1));
			bot.jda().shutdown();
			bot.sentry().awaitMetric((metric) -> isGauge(metric, "bot.shards", 0));
		}
	}

	@Test
	void aBotThatWasConnectedBeforeIsCountedAtOnce() throws InterruptedException {
		try (TestBot bot = bot(true); LocalDiscord discord = LocalDiscord.start()) {
			JDA second = discord.configure(JDABuilder.createDefault(null)).build();
			try {
				awaitConnected(second);
				bot.bean(JdaInstrumentation.class).instrument(second);
				bot.sentry().awaitMetric((metric) -> isGauge(metric, "bot.shards", 2));
				bot.sentry().awaitMetric((metric) -> isGauge(metric, "bot.guilds", 2));
				assertThat(captured(bot, "two bots")).hasTag("bot.setup_complete", "true")
					.hasContextEntry("bot_stats", "guild_count", 2);
			}
			finally {
				second.shutdownNow();
			}
		}
	}

	private static void awaitConnected(JDA jda) throws InterruptedException {
		long deadline = System.nanoTime() + TIMEOUT.toNanos();
		while (jda.getStatus() != JDA.Status.CONNECTED) {
			assertThat(System.nanoTime()).as("the bot did not connect in time").isLessThan(deadline);
			Thread.sleep(20);
		}
	}

	private static void receive(JDA jda, String type, DataObject data) {
		DataObject frame = DataObject.empty()
			.put("op", 0)
			.put("s", jda.getResponseTotal() + 1)
			.put("t", type)
			.put("d", data);
		((JDAImpl) jda).getClient().handle(List.of(frame));
	}

	private static boolean isGauge(LocalMetric metric, String name, double value) {
		return metric.name().equals(name) && metric.type().equals("gauge") && metric.value() == value;
	}

	@Test
	void setupIsCompleteWhenNoRunningBotIsOnItsWay() throws InterruptedException {
		try (TestBot bot = bot(true); LocalDiscord discord = LocalDiscord.start()) {
			JDA second = neverConnecting(discord);
			bot.bean(JdaInstrumentation.class).instrument(second);
			assertThat(captured(bot, "one on its way")).hasTag("bot.setup_complete", "false")
				.hasContextEntry("bot_stats", "guild_count", 1);
			second.shutdownNow();
			assertThat(second.awaitShutdown(TIMEOUT)).isTrue();
			assertThat(captured(bot, "given up")).hasTag("bot.setup_complete", "true");
		}
	}

	@Test
	void aBotIsSetUpWhenItsListenersHearThatItIsReady() {
		try (TestBot bot = bot(true); LocalDiscord discord = LocalDiscord.start()) {
			JDA second = neverConnecting(discord);
			bot.bean(JdaInstrumentation.class).instrument(second);
			second.addEventListener(new CapturingWhenReady(bot.bean(SentryManager.class)));
			second.getEventManager().handle(new ReadyEvent(second));
			assertThat(bot.sentry().awaitEvent((event) -> "ready".equals(event.message()))).hasTag("bot.setup_complete",
					"true");
			second.shutdownNow();
		}
	}

	@Test
	void setupWasCompleteThoughTheGatewayIsLost() throws InterruptedException {
		try (TestBot bot = bot(true)) {
			bot.discord().dropConnections();
			assertThat(bot.sentry().awaitEvent((event) -> "disconnect".equals(event.tag("event_type"))))
				.hasTag("bot.setup_complete", "true");
			awaitConnected(bot.jda());
		}
	}

	@Test
	void beforeTheFirstBotAnEventSaysOnlyThatSetupIsNotComplete() {
		SentryEvent event = new SentryEvent();
		new BotStats(NO_METRICS, new FaultBarrier()).process(event, new Hint());
		assertThat(event.getTag("bot.setup_complete")).isEqualTo("false");
		assertThat(event.getContexts().get("bot_stats")).isNull();
	}

	@Test
	void uptimeIsInSecondsSinceTheFirstBot() {
		AtomicLong now = new AtomicLong(Duration.ofDays(3).toNanos());
		BotStats stats = new BotStats(NO_METRICS, new FaultBarrier(), now::get);
		now.addAndGet(Duration.ofMinutes(1).toNanos());
		try (LocalDiscord discord = LocalDiscord.start()) {
			JDA first = neverConnecting(discord);
			JDA second = neverConnecting(discord);
			stats.add(first);
			now.addAndGet(Duration.ofSeconds(90).toNanos());
			stats.add(second);
			now.addAndGet(Duration.ofMillis(1999).toNanos());
			assertThat(stats.describe()).containsEntry("uptime", 91L);
			first.shutdownNow();
			second.shutdownNow();
		}
	}

	@Test
	void aFaultOfTheStatsLosesNoEvent() {
		FaultBarrier faults = new FaultBarrier();
		AtomicInteger calls = new AtomicInteger();
		BotStats broken = new BotStats(NO_METRICS, faults, () -> 1 / (1 - calls.getAndIncrement()));
		try (LocalDiscord discord = LocalDiscord.start()) {
			JDA jda = neverConnecting(discord);
			broken.add(jda);
			SentryEvent event = new SentryEvent();
			assertThat(broken.process(event, new Hint())).isSameAs(event);
			assertThat(faults.count()).isOne();
			jda.shutdownNow();
		}
	}

	@Test
	void aBotThatIsGoneIsForgotten() throws InterruptedException {
		BotStats stats = new BotStats(NO_METRICS, new FaultBarrier());
		try (LocalDiscord discord = LocalDiscord.start()) {
			addAndEnd(stats, discord);
			assertThat(stats.isSetupComplete()).isTrue();
			long deadline = System.nanoTime() + TIMEOUT.toNanos();
			while (stats.isSetupComplete()) {
				assertThat(System.nanoTime()).as("the bot is still held").isLessThan(deadline);
				System.gc();
				Thread.sleep(20);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(JDA.Status.class)
	void setupIsIncompleteUntilAnotherBotThatLogsInIsReady(JDA.Status status) {
		BotStats stats = new BotStats(NO_METRICS, new FaultBarrier());
		stats.ready(bot(JDA.Status.CONNECTED));
		stats.add(bot(status));
		boolean over = status.name().matches("INITIALIZING|INITIALIZED|CONNECTED|SHUTDOWN|FAILED_TO_LOGIN");
		assertThat(stats.isSetupComplete()).isEqualTo(over);
	}

	private static JDA bot(JDA.Status status) {
		return (JDA) Proxy.newProxyInstance(BotStatsTests.class.getClassLoader(), new Class<?>[] { JDA.class },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "getStatus" -> status;
					case "hashCode" -> System.identityHashCode(proxy);
					case "equals" -> proxy == arguments[0];
					default -> throw new UnsupportedOperationException(method.getName());
				});
	}

	private static void addAndEnd(BotStats stats, LocalDiscord discord) throws InterruptedException {
		JDA jda = neverConnecting(discord);
		stats.ready(jda);
		jda.shutdownNow();
		assertThat(jda.awaitShutdown(TIMEOUT)).isTrue();
	}

	@Test
	void anObserverThatThrowsIsNotInTheWay() {
		// The shutdown does not await the command, of which the bot was not told that it
		// is answered.
		TestBot.Builder builder = TestBot.builder().properties(Map.of("tux.sentry.shutdown.grace-period", "1ms"));
		try (TestBot bot = builder.start(); LocalDiscord discord = LocalDiscord.start()) {
			JDA jda = discord.configure(JDABuilder.createDefault(null)).addEventListeners(new Commands()).build();
			try {
				instrumentation(bot, (event) -> {
					throw new NoClassDefFoundError("observer");
				}).instrument(jda);
				discord.slash("ping").by("alice").send().awaitReply();
				assertThat(bot.bean(FaultBarrier.class).count()).isPositive();
			}
			finally {
				jda.shutdownNow();
			}
		}
	}

	@Test
	void theRoomCanBeSwitchedOff() {
		try (TestBot bot = TestBot.builder().properties(Map.of("tux.sentry.discord.enabled", false)).start()) {
			assertThat(captured(bot, "no room")).doesNotHaveContext("bot_stats").doesNotHaveTag("bot.setup_complete");
		}
	}

	private static TestBot bot(boolean customized) {
		TestBot.Builder builder = TestBot.builder().listeners(new Commands());
		return (customized ? builder : builder.notConfigured()).start();
	}

	private static SentryItem captured(TestBot bot, String message) {
		bot.bean(SentryManager.class).captureMessage(message);
		return bot.sentry().awaitEvent((event) -> message.equals(event.message()));
	}

	private static JdaInstrumentation instrumentation(TestBot bot, EventObserver observer) {
		FaultBarrier faults = bot.bean(FaultBarrier.class);
		EventHandling handling = new EventHandling(bot.bean(Invocations.class), bot.bean(Executions.class),
				bot.bean(FailureReporter.class), bot.bean(FailureReply.class),
				new CogMetrics(bot.bean(BotMetrics.class)), List.of(observer), List.of(), faults);
		return new EventManagerInstrumentation(() -> handling, faults);
	}

	private static JDA neverConnecting(LocalDiscord discord) {
		return discord.configure(JDABuilder.createDefault(null)).setSessionController(new SessionControllerAdapter() {
			@Override
			public void appendSession(SessionConnectNode node) {
			}
		}).build();
	}

	private static final class CapturingWhenReady extends ListenerAdapter {

		private final SentryManager sentry;

		CapturingWhenReady(SentryManager sentry) {
			this.sentry = sentry;
		}

		@Override
		public void onReady(ReadyEvent event) {
			this.sentry.captureMessage("ready");
		}

	}

}
