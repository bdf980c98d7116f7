package io.github.tuxsentry.internal.discord;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.emoji.Emoji;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.AnnotatedEventManager;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.hooks.SubscribeEvent;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.JDAImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever JDA catches of a bot is one event, in its command where it runs in one.
 */
class LoggedBotFailuresTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static TestBot host;

	@BeforeAll
	static void startHost() {
		// Some places leave an interaction unanswered, which is known after three
		// seconds.
		host = TestBot.builder()
			.listeners()
			.properties(Map.of("tux.sentry.discord.report-unacknowledged", false))
			.start();
	}

	@AfterAll
	static void stopHost() {
		host.close();
	}

	@BeforeEach
	void forget() {
		host.bean(SentryManager.class).flush(TIMEOUT);
		host.sentry().clear();
	}

	@ParameterizedTest
	@EnumSource(Place.class)
	void whatJdaCatchesIsOneEvent(Place place) throws InterruptedException {
		place.armed.set(false);
		try (LocalDiscord discord = LocalDiscord.start()) {
			JDA jda = place.build(discord, host.bean(JdaBuilderConfigurer.class)::configure);
			place.armed.set(true);
			place.provoke.accept(jda, discord);
			SentryItem event = host.sentry().awaitEvent((candidate) -> true);
			assertThat(event).hasExceptionOfType(place.type);
			if (place.command != null) {
				SentryItem transaction = host.sentry().awaitTransaction("command." + place.command);
				assertThat(event).hasUsername("alice").hasTag("command.name", place.command).hasTraceIdOf(transaction);
			}
			else {
				assertThat(event).doesNotHaveTag("command.name");
			}
			host.bean(SentryManager.class).flush(TIMEOUT);
			assertThat(host.sentry()).hasEvents(1);
			assertThat(host.bean(FaultBarrier.class).count()).isZero();
			jda.shutdownNow();
			jda.awaitShutdown(TIMEOUT);
		}
	}

	@Test
	void failuresOutsideOfCommandsHaveTracesOfTheirOwn() {
		try (TestBot bot = TestBot.builder().notConfigured().listeners(new FailingOnMessages()).start()) {
			bot.discord().message("in the listener").by("alice").send();
			bot.discord().message("in a callback").by("alice").send();
			bot.discord().message("in another callback").by("bob").send();
			for (String message : List.of("in the listener", "in a callback", "in another callback")) {
				bot.sentry().awaitEvent((event) -> message.equals(event.exceptions().get(0).path("value").asText()));
			}
			assertThat(bot.sentry().events()).hasSize(3);
			assertThat(bot.sentry()
				.events()
				.stream()
				.map((event) -> event.context("trace").path("trace_id").asText())
				.collect(Collectors.toSet())).hasSize(3);
		}
	}

	@Test
	void everyMessageIsOneOfThisVersionOfJda() throws IOException {
		String classes = classesOfJda();
		LoggedBotFailures.messages()
			.forEach((logger, messages) -> assertThat(messages).allMatch(classes::contains, "is of JDA"));
	}

	private static String classesOfJda() throws IOException {
		StringBuilder classes = new StringBuilder();
		try (JarFile jar = new JarFile(JDA.class.getProtectionDomain().getCodeSource().getLocation().getPath())) {
			for (var entry : jar.stream().filter((file) -> file.getName().endsWith(".class")).toList()) {
				try (InputStream file = jar.getInputStream(entry)) {
					classes.append(new String(file.readAllBytes(), StandardCharsets.ISO_8859_1));
				}
			}
		}
		return classes.toString();
	}

	@Test
	void whatJdaItselfEndsIsNoFailureOfTheBot() {
		String logger = "net.dv8tion.jda.internal.requests.WebSocketClient";
		String message = "Encountered exception trying to handle member chunk response";
		assertThat(LoggedBotFailures.contains(logger, message, new IllegalStateException())).isTrue();
		assertThat(LoggedBotFailures.contains(logger, message, new TimeoutException())).isFalse();
		assertThat(LoggedBotFailures.contains(logger, message, new CancellationException())).isFalse();
		assertThat(LoggedBotFailures.contains("bot", message, new IllegalStateException())).isFalse();
		assertThat(LoggedBotFailures.contains(logger, "Reconnect failed", new IllegalStateException())).isFalse();
	}

	/**
	 * Where JDA catches something.
	 */
	enum Place {

		LISTENER("run", slash("run", (event) -> fail())),

		LISTENER_OF_ANNOTATED_MANAGER("run", slash("run", (event) -> fail())) {
			@Override
			void prepare(JDABuilder builder) {
				builder.setEventManager(new AnnotatedEventManager());
			}
		},

		EVENT_MANAGER("run", slash("run", (event) -> {
		})) {
			@Override
			void prepare(JDABuilder builder) {
				builder.setEventManager(new InterfacedEventManager() {
					@Override
					public void handle(GenericEvent event) {
						if (event instanceof SlashCommandInteractionEvent) {
							fail();
						}
						super.handle(event);
					}
				});
			}
		},

		EVENT_POOL(null, slash("run", (event) -> {
		})) {
			@Override
			void prepare(JDABuilder builder) {
				builder.setEventPool(new FailingOncePool(this.armed), true);
			}
		},

		SUCCESS_CALLBACK("run", slash("run", (event) -> event.reply("pong").queue((hook) -> fail()))),

		FAILURE_CALLBACK("run",
				slash("run",
						(event) -> event.getChannel()
							.deleteMessageById("1")
							.queue((nothing) -> event.reply("gone").queue(), (failure) -> fail()))) {
			@Override
			void prepare(LocalDiscord discord) {
				discord.fail("DELETE", "/channels/{id}/messages/{id}", 403, 50001, "Missing Access");
			}
		},

		OPERATOR("run", slash("run", (event) -> event.reply("pong").map((hook) -> {
			fail();
			return "";
		}).queue())),

		ERROR_IN_CALLBACK("run", NoClassDefFoundError.class,
				slash("run", (event) -> event.reply("pong").queue((hook) -> {
					throw new NoClassDefFoundError("gone");
				}))),

		CALLBACK_POOL("run", RejectedExecutionException.class, slash("run", (event) -> event.reply("pong").queue())) {
			@Override
			void prepare(JDABuilder builder) {
				builder.setCallbackPool(new FailingOncePool(this.armed) {
					@Override
					RuntimeException failure() {
						return new RejectedExecutionException("no more");
					}
				}, true);
			}
		},

		REQUEST_BUILDER("run", slash("run", (event) -> event.reply("pong").queue())) {
			@Override
			void prepare(LocalDiscord discord, JDABuilder builder) {
				builder.setRestConfig(discord.restConfig().setCustomBuilder((request) -> {
					if (this.armed.getAndSet(false)) {
						fail();
					}
				}));
			}
		},

		EVENT_WAITER("second", slash("first", (event) -> {
			event.getJDA()
				.listenOnce(SlashCommandInteractionEvent.class)
				.filter((next) -> next.getName().equals("second"))
				.subscribe((next) -> fail());
			event.reply("Who is there?").queue();
		}).andThen((jda, discord) -> {
			discord.awaitCall("POST", "/interactions/{id}/{token}/callback");
			discord.slash("second").by("alice").send();
		})),

		TIMEOUT_OF_EVENT_WAITER("run", slash("run", (event) -> {
			event.reply("Who is there?").queue();
			event.getJDA()
				.listenOnce(MessageReceivedEvent.class)
				.timeout(Duration.ofMillis(50), LoggedBotFailuresTests::fail)
				.subscribe((next) -> {
				});
		})),

		LOADED_MEMBERS(null, slash("run", (event) -> {
			event.reply("Loading").queue();
			event.getGuild().loadMembers().onSuccess((members) -> fail());
		})),

		FOUND_MEMBERS(null, slash("run", (event) -> {
			event.reply("Searching").queue();
			event.getGuild().retrieveMembersByPrefix("a", 10).onSuccess((members) -> fail());
		})),

		MEMBER_CACHE_POLICY(null, (jda, discord) -> discord.memberJoins("mallory")) {
			@Override
			void prepare(JDABuilder builder) {
				builder.setMemberCachePolicy((member) -> {
					if (this.armed.getAndSet(false)) {
						fail();
					}
					return true;
				});
			}
		},

		CHUNKING_FILTER(null, (jda, discord) -> {
		}) {
			@Override
			void prepare(JDABuilder builder) {
				AtomicBoolean first = new AtomicBoolean(true);
				builder.setChunkingFilter((guild) -> {
					if (first.getAndSet(false)) {
						fail();
					}
					return true;
				});
			}
		},

		GATEWAY_EVENT(null, IllegalArgumentException.class, (jda, discord) -> receive(jda, "VOICE_SERVER_UPDATE",
				DataObject.empty().put("guild_id", "1").put("endpoint", "e").put("token", "t")));

		private final @Nullable String command;

		private final Class<? extends Throwable> type;

		private final BiConsumer<JDA, LocalDiscord> provoke;

		final AtomicBoolean armed = new AtomicBoolean();

		Place(@Nullable String command, BiConsumer<JDA, LocalDiscord> provoke) {
			this(command, IllegalStateException.class, provoke);
		}

		Place(@Nullable String command, Class<? extends Throwable> type, BiConsumer<JDA, LocalDiscord> provoke) {
			this.command = command;
			this.type = type;
			this.provoke = provoke;
		}

		JDA build(LocalDiscord discord, Consumer<JDABuilder> configure) throws InterruptedException {
			JDABuilder builder = discord
				.configure(JDABuilder.createDefault(null).enableIntents(GatewayIntent.GUILD_MEMBERS));
			prepare(builder);
			prepare(discord, builder);
			prepare(discord);
			configure.accept(builder);
			return builder.build().awaitReady();
		}

		void prepare(JDABuilder builder) {
		}

		void prepare(LocalDiscord discord, JDABuilder builder) {
		}

		void prepare(LocalDiscord discord) {
		}

		private static BiConsumer<JDA, LocalDiscord> slash(String name, Consumer<SlashCommandInteractionEvent> work) {
			return (jda, discord) -> {
				jda.addEventListener(new Working(name, work));
				discord.slash(name).by("alice").send();
			};
		}

	}

	private static void fail() {
		throw new IllegalStateException("in the bot");
	}

	private static void receive(JDA jda, String type, DataObject data) {
		DataObject frame = DataObject.empty()
			.put("op", 0)
			.put("s", jda.getResponseTotal() + 1)
			.put("t", type)
			.put("d", data);
		((JDAImpl) jda).getClient().handle(List.of(frame));
	}

	private static final class Working extends ListenerAdapter {

		private final String name;

		private final Consumer<SlashCommandInteractionEvent> work;

		Working(String name, Consumer<SlashCommandInteractionEvent> work) {
			this.name = name;
			this.work = work;
		}

		@Override
		@SubscribeEvent
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			if (event.getName().equals(this.name)) {
				this.work.accept(event);
			}
			else {
				event.reply("pong").queue();
			}
		}

	}

	private static final class FailingOnMessages extends ListenerAdapter {

		@Override
		public void onMessageReceived(MessageReceivedEvent event) {
			String text = event.getMessage().getContentRaw();
			if (text.equals("in the listener")) {
				throw new IllegalStateException(text);
			}
			event.getMessage().addReaction(Emoji.fromUnicode("x")).queue((nothing) -> {
				throw new IllegalStateException(text);
			});
		}

	}

	/**
	 * A pool of the bot that fails once.
	 */
	private static class FailingOncePool extends AbstractExecutorService {

		private final ExecutorService delegate = ForkJoinPool.commonPool();

		private final AtomicBoolean armed;

		private volatile boolean shutdown;

		FailingOncePool(AtomicBoolean armed) {
			this.armed = armed;
		}

		RuntimeException failure() {
			return new IllegalStateException("in the bot");
		}

		@Override
		public void execute(Runnable command) {
			if (this.armed.getAndSet(false)) {
				throw failure();
			}
			this.delegate.execute(command);
		}

		@Override
		public void shutdown() {
			this.shutdown = true;
		}

		@Override
		public List<Runnable> shutdownNow() {
			this.shutdown = true;
			return List.of();
		}

		@Override
		public boolean isShutdown() {
			return this.shutdown;
		}

		@Override
		public boolean isTerminated() {
			return this.shutdown;
		}

		@Override
		public boolean awaitTermination(long timeout, TimeUnit unit) {
			return true;
		}

	}

}
