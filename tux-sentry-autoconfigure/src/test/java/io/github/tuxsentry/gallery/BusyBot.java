package io.github.tuxsentry.gallery;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.test.discord.LocalDiscord;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Bot that defers each reply and sends it from an executor of its own. The command
 * {@code fails} fails when its reply has been sent.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableBotAutoConfiguration
@Import(BusyBot.Listener.class)
class BusyBot {

	@Bean
	JDA jda(LocalDiscord discord, JdaBuilderConfigurer configurer, Listener listener) {
		return configurer.configure(discord.configure(JDABuilder.createLight(null)).addEventListeners(listener))
			.build();
	}

	static final class Listener extends ListenerAdapter implements AutoCloseable {

		private final ExecutorService executor = Executors.newFixedThreadPool(8);

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			event.deferReply().queue();
			this.executor.submit(() -> reply(event));
		}

		private static void reply(SlashCommandInteractionEvent event) {
			String text = "for " + event.getUser().getName();
			event.getHook().editOriginal(text).queue((message) -> {
				if (event.getName().equals("fails")) {
					throw new IllegalStateException(text);
				}
			});
		}

		@Override
		public void close() {
			this.executor.shutdownNow();
		}

	}

}
