package io.github.tuxsentry.internal.discord;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.discord.PrefixCommand;
import io.github.tuxsentry.internal.discord.TuxSentryDiscordAutoConfiguration.NoOpJdaInstrumentation;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.AnnotatedEventManager;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.hooks.SubscribeEvent;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.cache.ShardCacheView;
import net.dv8tion.jda.internal.utils.cache.ShardCacheViewImpl;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JdaInstrumentation} on bots of different makes.
 */
@ExtendWith(OutputCaptureExtension.class)
class JdaInstrumentationTests {

	private static final Pattern JDAS_LINE = Pattern.compile("\\] n(et)?\\.d(v8tion)?\\.jda\\.");

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	@Test
	void anExceptionOutsideCommandsIsCapturedWithItsEventAndListener() {
		try (TestBot bot = TestBot.withListeners(new FailingOnMessages())) {
			bot.discord().message("hello").by("alice").send();
			SentryItem event = bot.sentry().awaitEvent((candidate) -> true);
			assertThat(event).hasTag("event.name", "MessageReceivedEvent")
				.hasTag("cog.name", "FailingOnMessages")
				.hasExceptionMessage("no command")
				.doesNotHaveTag("command.name");
			assertThat(bot.sentry()).hasNoTransactions();
		}
	}

	@Test
	void jdaStillLogsWhatAListenerThrowsAndOtherListenersAreCalled(CapturedOutput output) {
		Commands second = new Commands();
		try (TestBot bot = TestBot.withListeners(new FailingOnMessages(), second)) {
			bot.discord().message("!ping").by("alice").send().awaitReply();
			assertThat(output).contains("One of the EventListeners had an uncaught exception");
		}
	}

	@Test
	void anErrorIsCapturedAndThrownOn() {
		CountDownLatch reached = new CountDownLatch(1);
		try (TestBot bot = TestBot.withListeners(new ThrowingAnError(), new CountingDown(reached))) {
			bot.discord().slash("ping").by("alice").send();
			assertThat(bot.sentry().awaitEvent((candidate) -> true)).hasExceptionOfType(NoClassDefFoundError.class)
				.hasTag("command.error_type", "NoClassDefFoundError");
			assertThat(bot.sentry().awaitTransaction("command.ping")).hasStatus("internal_error");
			assertThat(bot.sentry()).hasEvents(1);
			assertThat(reached.getCount()).as("JDA calls no more listeners after an Error").isEqualTo(1);
		}
	}

	@Test
	void otherEventManagersKeepWorking() {
		AnnotatedListener listener = new AnnotatedListener();
		try (TestBot bot = TestBot.builder().eventManager(new AnnotatedEventManager()).listeners(listener).start()) {
			bot.discord().slash("ping").by("alice").send().awaitReply();
			assertThat(bot.sentry().awaitTransaction("command.ping")).hasStatus("ok").hasUsername("alice");
		}
	}

	@Test
	void aSubclassOfJdasEventManagerKeepsItsOwnDispatch() throws InterruptedException {
		CountingManager manager = new CountingManager();
		try (TestBot bot = TestBot.builder().eventManager(manager).listeners(new Commands()).start()) {
			bot.discord().slash("ping").by("alice").send().awaitReply();
			bot.sentry().awaitTransaction("command.ping");
			assertThat(manager.commandSeen.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void instrumentingTwiceChangesNothing() {
		try (TestBot bot = TestBot.withListeners(new Commands())) {
			Object manager = bot.jda().getEventManager();
			bot.bean(JdaInstrumentation.class).instrument(bot.jda());
			assertThat(bot.jda().getEventManager()).isSameAs(manager);
		}
	}

	@Test
	void everyShardIsInstrumentedAlsoAfterARestart() throws Exception {
		try (TestBot bot = TestBot.withListeners(); LocalDiscord discord = LocalDiscord.start()) {
			ShardManager shards = discord.configure(DefaultShardManagerBuilder.createDefault(null))
				.setShardsTotal(2)
				.addEventListeners(new Commands())
				.build();
			try {
				bot.bean(JdaInstrumentation.class).instrument(shards);
				awaitConnected(shards);
				int shard = (int) ((Long.parseLong(discord.guild().id()) >> 22) % 2);
				discord.slash("ping").by("alice").send();
				bot.sentry().awaitTransaction("command.ping");
				shards.restart(shard);
				awaitConnected(shards);
				bot.sentry().clear();
				discord.slash("crash").by("bob").send();
				assertThat(bot.sentry().awaitTransaction("command.crash")).hasUsername("bob");
				bot.sentry().awaitEvent((candidate) -> true);
				assertThat(bot.sentry()).hasEvents(1).hasTransactions(1);
			}
			finally {
				shards.shutdown();
			}
		}
	}

	@Test
	void shardsAreInstrumentedBeforeDiscordHasToldTheirNumber() {
		try (TestBot bot = TestBot.withListeners(); LocalDiscord discord = LocalDiscord.start()) {
			ShardManager shards = discord.configure(DefaultShardManagerBuilder.createDefault(null))
				.addEventListeners(new Commands())
				.build(false);
			try {
				bot.bean(JdaInstrumentation.class).instrument(shards);
				shards.login();
				discord.slash("ping").by("alice").send().awaitReply();
				assertThat(bot.sentry().awaitTransaction("command.ping")).hasUsername("alice");
			}
			finally {
				shards.shutdown();
			}
		}
	}

	/**
	 * A shard leaves the queue when it is in the cache, which may be between two looks.
	 */
	@Test
	void aShardThatIsCreatedMeanwhileIsInstrumented() throws Exception {
		try (TestBot bot = TestBot.withListeners(); LocalDiscord discord = LocalDiscord.start()) {
			ShardManager shards = discord.configure(DefaultShardManagerBuilder.createDefault(null))
				.setShardsTotal(1)
				.build();
			try {
				AtomicInteger looks = new AtomicInteger(2);
				ShardCacheView none = new ShardCacheViewImpl(1) {
					@Override
					public Stream<JDA> stream() {
						looks.decrementAndGet();
						return super.stream();
					}
				};
				ShardManager slow = proxy((name) -> switch (name) {
					case "getShardCache" -> (looks.get() > 0) ? none : shards.getShardCache();
					case "getShardsQueued" -> (looks.get() > 0) ? 1 : 0;
					default -> null;
				});
				bot.bean(JdaInstrumentation.class).instrument(slow);
				awaitInstrumented(shards.getShards().get(0));
			}
			finally {
				shards.shutdown();
			}
		}
	}

	/**
	 * The list of listeners is not thread-safe, and JDA would report the failure.
	 */
	@Test
	void theListenersOfAManagerDoNotChangeWhileItCreatesAShard() throws Exception {
		CountDownLatch creating = new CountDownLatch(1);
		CountDownLatch proceed = new CountDownLatch(1);
		AtomicInteger created = new AtomicInteger();
		try (TestBot bot = TestBot.withListeners(); LocalDiscord discord = LocalDiscord.start()) {
			ShardManager shards = discord.configure(DefaultShardManagerBuilder.createDefault(null))
				.setShardsTotal(2)
				.addEventListenerProvider((shard) -> {
					if (shard == 1) {
						created.incrementAndGet();
						creating.countDown();
						await(proceed);
					}
					return new Commands();
				})
				.build();
			try {
				await(creating);
				bot.bean(JdaInstrumentation.class).instrument(shards);
				proceed.countDown();
				awaitConnected(shards);
				for (JDA shard : shards.getShards()) {
					awaitInstrumented(shard);
				}
				assertThat(created).hasValue(1);
				bot.bean(SentryManager.class).flush(TIMEOUT);
				assertThat(bot.sentry()).hasNoEvents();
			}
			finally {
				shards.shutdown();
			}
		}
	}

	@Test
	void aManagerWhoseInstrumentationFailedIsInstrumentedAgain() throws Exception {
		try (TestBot bot = TestBot.withListeners(); LocalDiscord discord = LocalDiscord.start()) {
			ShardManager shards = discord.configure(DefaultShardManagerBuilder.createDefault(null))
				.setShardsTotal(1)
				.build();
			try {
				AtomicBoolean loggedIn = new AtomicBoolean();
				ShardManager own = proxy((name) -> switch (name) {
					case "getShardCache" -> loggedIn.get() ? shards.getShardCache() : null;
					case "getShardsQueued" -> 0;
					default -> {
						assertThat(loggedIn).isTrue();
						yield null;
					}
				});
				bot.bean(JdaInstrumentation.class).instrument(own);
				loggedIn.set(true);
				bot.bean(JdaInstrumentation.class).instrument(own);
				assertThat(EventManagerInstrumentation.isInstrumented(shards.getShards().get(0))).isTrue();
			}
			finally {
				shards.shutdown();
			}
		}
	}

	@Test
	void aProxyOfAManagerIsInstrumented() {
		try (TestBot bot = TestBot.withListeners(); LocalDiscord discord = LocalDiscord.start()) {
			ShardManager shards = discord.configure(DefaultShardManagerBuilder.createDefault(null))
				.addEventListeners(new Commands())
				.build(false);
			try {
				bot.bean(JdaInstrumentation.class).instrument((ShardManager) new ProxyFactory(shards).getProxy());
				bot.bean(JdaInstrumentation.class).instrument(shards);
				shards.login();
				discord.slash("ping").by("alice").send().awaitReply();
				assertThat(bot.sentry().awaitTransaction("command.ping")).hasUsername("alice");
			}
			finally {
				shards.shutdown();
			}
		}
	}

	private static ShardManager proxy(Function<String, Object> answers) {
		return (ShardManager) Proxy.newProxyInstance(JdaInstrumentationTests.class.getClassLoader(),
				new Class<?>[] { ShardManager.class }, (proxy, method, arguments) -> switch (method.getName()) {
					case "hashCode" -> System.identityHashCode(proxy);
					case "equals" -> proxy == arguments[0];
					default -> answers.apply(method.getName());
				});
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void awaitInstrumented(JDA shard) {
		Awaitility.await().atMost(TIMEOUT).until(() -> EventManagerInstrumentation.isInstrumented(shard));
	}

	private static void awaitConnected(ShardManager shards) {
		Awaitility.await("the shards are connected")
			.atMost(TIMEOUT)
			.until(() -> shards.getShardCache().size() >= 2
					&& shards.getShardCache().stream().allMatch((jda) -> jda.getStatus() == JDA.Status.CONNECTED));
	}

	@Test
	void withoutDsnTheBotWorksAndNothingIsLoggedAboveInfo(CapturedOutput output) {
		try (TestBot bot = TestBot.builder().withoutDsn().listeners(new Commands()).start()) {
			bot.discord().slash("ping").by("alice").send().awaitReply();
			bot.discord().message("!ping").by("alice").send().awaitReply();
			assertThat(bot.sentry()).hasReceivedNothing();
		}
		assertThat(output.getOut().split("Sentry is disabled: no DSN", -1)).hasSize(2);
		// An earlier test's JDA may still say something of its end.
		assertThat(output.getOut().lines()).filteredOn((line) -> !JDAS_LINE.matcher(line).find())
			.noneMatch((line) -> line.contains(" WARN ") || line.contains(" ERROR "));
	}

	@Test
	void instrumentationThatIsOffLeavesJdaAndShardsAsTheyAre() throws InterruptedException {
		try (LocalDiscord discord = LocalDiscord.start()) {
			ShardManager shards = discord.configure(DefaultShardManagerBuilder.createDefault("token"))
				.setShardsTotal(2)
				.build();
			try {
				JdaInstrumentation off = new NoOpJdaInstrumentation();
				off.instrument(shards);
				awaitConnected(shards);
				shards.getShards().forEach(off::instrument);
				assertThat(shards.getShards()).hasSize(2).allSatisfy((jda) -> {
					assertThat(jda.getEventManager()).isExactlyInstanceOf(InterfacedEventManager.class);
					assertThat(jda.getRegisteredListeners()).isEmpty();
				});
			}
			finally {
				shards.shutdown();
			}
		}
	}

	@Test
	void theRoomCanBeSwitchedOff() {
		try (TestBot bot = TestBot.builder()
			.properties(Map.of("tux.sentry.discord.enabled", false))
			.listeners(new Commands())
			.start()) {
			bot.discord().slash("ping").by("alice").send().awaitReply();
			assertThat(bot.jda().getEventManager()).isExactlyInstanceOf(InterfacedEventManager.class);
			assertThat(bot.sentry()).hasNoTransactions();
		}
	}

	@Test
	void aResolverBeanTellsWhichMessagesAreCommands() {
		try (TestBot bot = TestBot.builder()
			.prefixCommands((event) -> event.getMessage().getContentRaw().startsWith("?")
					? new PrefixCommand("resolved", "?", "r", List.of()) : null)
			.listeners(new Commands())
			.start()) {
			bot.discord().message("!ping").by("alice").send().awaitReply();
			bot.discord().message("?ping").by("alice").send().awaitReply();
			assertThat(bot.sentry().awaitTransaction("command.resolved")).hasContextEntry("command", "invoked_with",
					"r");
			assertThat(bot.sentry()).hasTransactions(1);
		}
	}

	private static final class FailingOnMessages extends ListenerAdapter {

		@Override
		public void onMessageReceived(MessageReceivedEvent event) {
			if (!event.getAuthor().isBot()) {
				throw new IllegalArgumentException("no command");
			}
		}

	}

	private static final class ThrowingAnError extends ListenerAdapter {

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			throw new NoClassDefFoundError("gone");
		}

	}

	private static final class CountingDown extends ListenerAdapter {

		private final CountDownLatch latch;

		CountingDown(CountDownLatch latch) {
			this.latch = latch;
		}

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			event.reply("counted").queue();
			this.latch.countDown();
		}

	}

	static final class AnnotatedListener {

		@SubscribeEvent
		public void onSlash(SlashCommandInteractionEvent event) {
			event.reply("pong").queue();
		}

	}

	private static final class CountingManager extends InterfacedEventManager {

		private final CountDownLatch commandSeen = new CountDownLatch(1);

		@Override
		public void handle(GenericEvent event) {
			if (event instanceof SlashCommandInteractionEvent) {
				this.commandSeen.countDown();
			}
			super.handle(event);
		}

	}

}
