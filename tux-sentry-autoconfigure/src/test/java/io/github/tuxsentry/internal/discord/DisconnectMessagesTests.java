package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DisconnectMessages} on a real JDA that loses its gateway.
 */
class DisconnectMessagesTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private final Sessions sessions = new Sessions();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void aLostGatewayIsAMessage(boolean customized) {
		TestBot.Builder builder = TestBot.builder().listeners(this.sessions);
		try (TestBot bot = (customized ? builder : builder.notConfigured()).start()) {
			this.sessions.drop(bot.discord());
			SentryItem message = bot.sentry().awaitEvent((candidate) -> true);
			assertThat(message).hasMessage("Disconnected from the Discord gateway")
				.hasLevel("info")
				.hasNoException()
				.hasTag("event_type", "disconnect")
				.hasTag("shard.id", "0")
				.hasContextEntry("disconnect", "close_code", 4000)
				.hasContextEntry("disconnect", "closed_by_server", true)
				.hasContextEntry("disconnect", "unreported_since_last", 0);
			assertThat(message.context("disconnect").path("close_meaning").asText()).isNotBlank();
		}
	}

	@Test
	void aShardThatLosesItAgainSendsNoSecondMessage() {
		try (TestBot bot = TestBot.withListeners(this.sessions)) {
			this.sessions.drop(bot.discord());
			this.sessions.drop(bot.discord());
			bot.bean(SentryManager.class).flush(TIMEOUT);
			assertThat(bot.sentry()).hasEvents(1);
		}
	}

	@Test
	void afterTenMinutesTheNextOneIsAMessageThatCountsTheOthers() {
		AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
		try (TestBot bot = TestBot.withListeners(this.sessions)) {
			DisconnectMessages messages = new DisconnectMessages(bot.bean(SentryManager.class), now::get);
			SessionDisconnectEvent event = this.sessions.drop(bot.discord());
			bot.sentry().awaitItems(SentryItem.EVENT, 1);
			bot.sentry().clear();
			messages.observe(event);
			messages.observe(event);
			now.addAndGet(Duration.ofMinutes(10).toNanos() - 1);
			messages.observe(event);
			now.incrementAndGet();
			messages.observe(event);
			messages.observe(event);
			bot.bean(SentryManager.class).flush(TIMEOUT);
			List<SentryItem> sent = bot.sentry().awaitItems(SentryItem.EVENT, 2);
			assertThat(bot.sentry()).hasEvents(2);
			assertThat(sent.get(0)).hasContextEntry("disconnect", "unreported_since_last", 0);
			assertThat(sent.get(1)).hasContextEntry("disconnect", "unreported_since_last", 2);
		}
	}

	@Test
	void eachShardHasItsOwnMessage() throws Exception {
		try (TestBot bot = TestBot.withListeners(); LocalDiscord discord = LocalDiscord.start()) {
			ShardManager shards = discord.configure(DefaultShardManagerBuilder.createDefault(null))
				.setShardsTotal(2)
				.build();
			try {
				bot.bean(JdaInstrumentation.class).instrument(shards);
				awaitConnected(shards);
				discord.dropConnections();
				assertThat(bot.sentry().awaitItems(SentryItem.EVENT, 2)).extracting((event) -> event.tag("shard.id"))
					.containsExactlyInAnyOrder("0", "1");
				awaitConnected(shards);
			}
			finally {
				shards.shutdown();
			}
		}
	}

	private static boolean isConnectedAndInstrumented(JDA jda) {
		return jda.getStatus() == JDA.Status.CONNECTED && EventManagerInstrumentation.isInstrumented(jda);
	}

	private static void awaitConnected(ShardManager shards) throws InterruptedException {
		long deadline = System.nanoTime() + TIMEOUT.toNanos();
		while (shards.getShardCache().size() < 2
				|| !shards.getShardCache().stream().allMatch(DisconnectMessagesTests::isConnectedAndInstrumented)) {
			assertThat(System.nanoTime()).as("the shards did not connect in time").isLessThan(deadline);
			Thread.sleep(20);
		}
	}

	@Test
	void aShutdownIsNoMessage() throws InterruptedException {
		try (TestBot bot = TestBot.withListeners(this.sessions)) {
			bot.jda().shutdown();
			assertThat(bot.jda().awaitShutdown(TIMEOUT)).isTrue();
			bot.bean(SentryManager.class).flush(TIMEOUT);
			assertThat(bot.sentry()).hasNoEvents();
		}
	}

	/**
	 * Drops connections and waits until the bot has seen it and has resumed.
	 */
	private static final class Sessions implements EventListener {

		private final BlockingQueue<SessionDisconnectEvent> lost = new LinkedBlockingQueue<>();

		private final BlockingQueue<SessionResumeEvent> resumed = new LinkedBlockingQueue<>();

		@Override
		public void onEvent(GenericEvent event) {
			if (event instanceof SessionDisconnectEvent disconnect) {
				this.lost.add(disconnect);
			}
			else if (event instanceof SessionResumeEvent resume) {
				this.resumed.add(resume);
			}
		}

		SessionDisconnectEvent drop(LocalDiscord discord) {
			discord.dropConnections();
			SessionDisconnectEvent event = next(this.lost);
			next(this.resumed);
			return event;
		}

		private static <E> E next(BlockingQueue<E> events) {
			try {
				E event = events.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
				assertThat(event).as("the bot did not lose or regain the gateway in time").isNotNull();
				return event;
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new AssertionError("Interrupted while waiting for the gateway", ex);
			}
		}

	}

}
