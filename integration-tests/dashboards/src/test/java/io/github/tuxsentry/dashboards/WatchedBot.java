package io.github.tuxsentry.dashboards;

import java.time.Duration;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Bot that has recorded all metrics and a failed command, with its own local Discord and
 * local Sentry, which are closed with the bot.
 */
final class WatchedBot implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final LocalSentry sentry = LocalSentry.start();

	private final LocalDiscord discord = LocalDiscord.start();

	private final ConfigurableApplicationContext context;

	private WatchedBot() throws InterruptedException {
		this.context = new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.initializers((beans) -> beans.getBeanFactory().registerSingleton("localDiscord", this.discord))
			.run("--sentry.dsn=" + this.sentry.dsn(), "--sentry.release=bot@1.0.0", "--tux.sentry.sampling.commands=1",
					"--management.metrics.distribution.percentiles-histogram.bot=true");
		this.context.getBean(JDA.class).awaitReady();
	}

	static WatchedBot start() throws InterruptedException {
		WatchedBot bot = new WatchedBot();
		record(bot.context.getBean(BotMetrics.class));
		bot.discord.slash("crash").by("alice").send();
		bot.sentry.awaitTransaction("command.crash");
		bot.context.getBean(SentryManager.class).flush(TIMEOUT);
		return bot;
	}

	private static void record(BotMetrics metrics) {
		Duration elapsed = Duration.ofMillis(20);
		IllegalStateException failure = new IllegalStateException("failed");
		metrics.recordCommandMetric("ban", elapsed, (command) -> command.type("slash").failed(failure));
		metrics.recordUnacknowledgedInteraction("ban", "slash");
		metrics.recordDatabaseMetric("insert", elapsed,
				(database) -> database.table("cases").retries(2).failed(failure));
		metrics.recordApiMetric("tldr", "/pages/{page}", elapsed, (api) -> api.method("GET").statusCode(429));
		metrics.recordCogMetric("tldr", "load", elapsed, (cog) -> cog.failed(failure));
		metrics.recordCacheMetric("tldr", "get", (cache) -> cache.hit().duration(elapsed).size(7));
		metrics.recordCacheMetric("tldr", "get", (cache) -> cache.miss());
		metrics.recordTaskMetric("cleanup", elapsed, (task) -> task.type("scheduled").failed(failure));
		metrics.recordBotMetric((bot) -> bot.guilds(3).shards(2).gatewayPing(0, elapsed));
		metrics.recordDroppedEvent("storm");
		metrics.recordDroppedLog();
	}

	LocalSentry sentry() {
		return this.sentry;
	}

	String scrape() {
		return this.context.getBean(PrometheusMeterRegistry.class).scrape();
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

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			throw new IllegalStateException(event.getName());
		}

	}

}
