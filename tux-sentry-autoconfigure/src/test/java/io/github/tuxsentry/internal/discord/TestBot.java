package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.discord.PrefixCommandResolver;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.internal.discord.execution.Deadlines;
import io.github.tuxsentry.internal.discord.execution.RunningCommands;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.hooks.IEventManager;
import net.dv8tion.jda.api.hooks.InterfacedEventManager;
import net.dv8tion.jda.api.requests.GatewayIntent;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Spring bot on a real JDA, with a Discord and a Sentry of its own on this machine. It
 * is closed with all three.
 */
final class TestBot implements AutoCloseable {

	private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

	private static final Duration POLL_INTERVAL = Duration.ofMillis(5);

	private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

	private final LocalSentry sentry = LocalSentry.start();

	private final LocalDiscord discord = LocalDiscord.start();

	private final ConfigurableApplicationContext context;

	private TestBot(Builder builder) {
		this.context = new SpringApplicationBuilder(Application.class).sources(builder.sources)
			.web(WebApplicationType.NONE)
			.initializers((GenericApplicationContext beans) -> register(beans, builder))
			.run(builder.arguments(this.sentry.dsn()));
		awaitReady(this.context.getBean(JDA.class));
	}

	private void register(GenericApplicationContext beans, Builder builder) {
		beans.registerBean(JDA.class, () -> connect(this.discord, builder, beans),
				(definition) -> definition.setDestroyMethodName("shutdownNow"));
		if (builder.prefixCommands != null) {
			beans.registerBean(PrefixCommandResolver.class, () -> builder.prefixCommands);
		}
	}

	static TestBot withListeners(Object... listeners) {
		return new Builder().listeners(listeners).start();
	}

	static Builder builder() {
		return new Builder();
	}

	private static JDA connect(LocalDiscord discord, Builder builder, GenericApplicationContext beans) {
		JDABuilder jda = discord.configure(JDABuilder.createDefault(null).enableIntents(builder.intents))
			.setEventManager(builder.eventManager)
			.setEventPool(builder.eventPool)
			.addEventListeners(builder.listeners.toArray());
		return builder.configured ? beans.getBean(JdaBuilderConfigurer.class).configure(jda).build() : jda.build();
	}

	private static void awaitReady(JDA jda) {
		try {
			jda.awaitReady();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while JDA connected", ex);
		}
	}

	LocalSentry sentry() {
		return this.sentry;
	}

	LocalDiscord discord() {
		return this.discord;
	}

	JDA jda() {
		return this.context.getBean(JDA.class);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Returns an object as the bot would inject it if it were a bean.
	 */
	@SuppressWarnings("unchecked")
	<T> T asBean(T object) {
		String name = object.getClass().getName();
		return (T) this.context.getAutowireCapableBeanFactory().initializeBean(object, name);
	}

	/**
	 * Waits until no command is followed any longer, which is a moment after its
	 * transaction was sent.
	 */
	void awaitIdle() {
		Deadlines deadlines = bean(Deadlines.class);
		RunningCommands commands = bean(RunningCommands.class);
		Awaitility.await("nothing to be left of the commands")
			.pollDelay(Duration.ZERO)
			.pollInterval(POLL_INTERVAL)
			.atMost(IDLE_TIMEOUT)
			.untilAsserted(() -> {
				assertThat(deadlines.running()).as("deadlines").isZero();
				assertThat(commands.size()).as("commands").isZero();
			});
	}

	/**
	 * Stops the bot as the end of its process does; its Discord and its Sentry go on.
	 */
	void stop() {
		this.context.close();
	}

	@Override
	public void close() {
		if (!this.context.isActive()) {
			this.discord.close();
			this.sentry.close();
			return;
		}
		shutDown(jda());
		this.context.close();
		this.discord.close();
		this.sentry.close();
	}

	private static void shutDown(JDA jda) {
		jda.shutdown();
		try {
			if (!jda.awaitShutdown(SHUTDOWN_TIMEOUT)) {
				jda.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			jda.shutdownNow();
		}
	}

	/**
	 * Says what the bot is made of.
	 */
	static final class Builder {

		private final List<Object> listeners = new ArrayList<>();

		private final Map<String, Object> properties = new LinkedHashMap<>(
				Map.of("tux.sentry.discord.prefixes", "!", "tux.sentry.discord.prefix-commands", "ping, crash, ban",
						"tux.sentry.sampling.commands", 1, "tux.sentry.sampling.tasks", 1, "tux.sentry.metrics.step",
						"200ms", "tux.sentry.filter.storm.enabled", false, "logging.level.root", "info"));

		private @Nullable ExecutorService eventPool;

		private @Nullable PrefixCommandResolver prefixCommands;

		private IEventManager eventManager = new InterfacedEventManager();

		private final Set<GatewayIntent> intents = EnumSet.of(GatewayIntent.MESSAGE_CONTENT);

		private Class<?>[] sources = {};

		private boolean withDsn = true;

		private boolean configured = true;

		Builder listeners(Object... listeners) {
			this.listeners.addAll(List.of(listeners));
			return this;
		}

		Builder eventManager(IEventManager eventManager) {
			this.eventManager = eventManager;
			return this;
		}

		Builder eventPool(ExecutorService eventPool) {
			this.eventPool = eventPool;
			return this;
		}

		Builder prefixCommands(PrefixCommandResolver prefixCommands) {
			this.prefixCommands = prefixCommands;
			return this;
		}

		Builder properties(Map<String, ?> properties) {
			this.properties.putAll(properties);
			return this;
		}

		Builder withoutPrefixes() {
			this.properties.keySet().removeIf((name) -> name.startsWith("tux.sentry.discord.prefix"));
			return this;
		}

		Builder withoutRates() {
			this.properties.keySet().removeIf((name) -> name.startsWith("tux.sentry.sampling"));
			return this;
		}

		Builder withoutIntents() {
			this.intents.clear();
			return this;
		}

		Builder intents(GatewayIntent... intents) {
			this.intents.addAll(List.of(intents));
			return this;
		}

		/**
		 * Adds configuration classes of the bot.
		 */
		Builder sources(Class<?>... sources) {
			this.sources = sources;
			return this;
		}

		Builder notConfigured() {
			this.configured = false;
			return this;
		}

		Builder withoutDsn() {
			this.withDsn = false;
			return this;
		}

		TestBot start() {
			return new TestBot(this);
		}

		private String[] arguments(String localDsn) {
			List<String> arguments = new ArrayList<>();
			this.properties.forEach((key, value) -> arguments.add("--" + key + "=" + value));
			if (this.withDsn) {
				arguments.add("--sentry.dsn=" + localDsn);
			}
			return arguments.toArray(String[]::new);
		}

	}

	@SpringBootConfiguration
	@EnableBotAutoConfiguration
	static class Application {

	}

}
