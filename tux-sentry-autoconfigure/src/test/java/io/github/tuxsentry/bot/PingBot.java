package io.github.tuxsentry.bot;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.tracing.ContextPropagation;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * A bot as the documentation writes one, whose main class has the JDA injected. It
 * answers {@code ping}.
 */
@SpringBootApplication
class PingBot implements CommandLineRunner {

	@Autowired
	private JDA jda;

	@Autowired
	private ErrorCapture errors;

	@Autowired
	private ContextPropagation context;

	@Autowired
	private Scrubber scrubber;

	@Bean
	static JDA jda(LocalDiscord discord, JdaBuilderConfigurer configurer, SentryManager sentry, BotMetrics metrics) {
		JDABuilder builder = discord.configure(JDABuilder.createLight("token"));
		return configurer.configure(builder.addEventListeners(new ListenerAdapter() {
			@Override
			public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
				sentry.setTag("bot", "ping");
				metrics.recordCacheMetric("pings", "get", (lookup) -> lookup.hit());
				event.reply("pong").queue();
			}
		})).build();
	}

	@Override
	public void run(String... args) throws InterruptedException {
		this.jda.awaitReady();
		this.errors.captureExceptionSafe(new IllegalStateException(this.scrubber.scrub("password=hunter2")), null);
		this.context.wrap(() -> this.jda.getPresence().setIdle(false)).run();
	}

}
