package io.github.tuxsentry.log4j2;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Bot that uses Log4j2, with its own local Discord and local Sentry, which are closed
 * with the bot.
 */
final class Log4j2Bot implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final LocalSentry sentry = LocalSentry.start();

	private final LocalDiscord discord = LocalDiscord.start();

	private final ConfigurableApplicationContext context;

	private Log4j2Bot(String... properties) throws InterruptedException {
		List<String> arguments = new ArrayList<>(
				List.of("--sentry.dsn=" + this.sentry.dsn(), "--tux.sentry.sampling.commands=1",
						"--tux.sentry.discord.idle-timeout=20ms", "--tux.sentry.filter.storm.enabled=false",
						"--tux.sentry.filter.excluded-loggers=bot.noisy", "--sentry.context-tags=discord.guild_id"));
		arguments.addAll(List.of(properties));
		this.context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.initializers((beans) -> beans.getBeanFactory().registerSingleton("localDiscord", this.discord))
			.run(arguments.toArray(String[]::new));
		this.context.getBean(JDA.class).awaitReady();
	}

	static Log4j2Bot start(String... properties) throws InterruptedException {
		return new Log4j2Bot(properties);
	}

	/**
	 * Return the logger context of this process.
	 */
	static LoggerContext logging() {
		return (LoggerContext) LogManager.getContext(false);
	}

	LocalSentry sentry() {
		return this.sentry;
	}

	LocalDiscord discord() {
		return this.discord;
	}

	void flush() {
		this.context.getBean(SentryManager.class).flush(TIMEOUT);
	}

	@Override
	public void close() throws InterruptedException {
		JDA jda = this.context.getBean(JDA.class);
		jda.shutdown();
		jda.awaitShutdown(TIMEOUT);
		this.context.close();
		this.discord.close();
		this.sentry.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean(destroyMethod = "shutdownNow")
		JDA jda(LocalDiscord discord, JdaBuilderConfigurer configurer) {
			return configurer
				.configure(discord.configure(JDABuilder.createDefault(null)).addEventListeners(new Commands()))
				.build();
		}

	}

	private static final class Commands extends ListenerAdapter {

		private final Logger log = LoggerFactory.getLogger("bot.Main");

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			String user = event.getUser().getName();
			this.log.info("{} uses {}", user, event.getName());
			LoggerFactory.getLogger("bot.noisy.Cache").error("an excluded line");
			switch (event.getName()) {
				case "log" -> this.log.error("Cannot greet {}", user, new IllegalStateException("no greeting"));
				case "callback" -> event.reply("hello").queue((hook) -> {
					throw new IllegalStateException("the callback is broken");
				});
				case "unreadable" -> this.log.error("Unreadable", new UnreadableException());
				case "own" -> LoggerFactory.getLogger("bot.own.Main").error("an own line");
				default -> throw new IllegalArgumentException(event.getName());
			}
			if (!event.getName().equals("callback")) {
				event.reply("done").queue();
			}
		}

	}

	private static final class UnreadableException extends RuntimeException {

		@Override
		public String getMessage() {
			throw new IllegalStateException("no message");
		}

	}

}
