package io.github.tuxsentry.examples.testing;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * Bot that is tested by the example of docs/testing.md.
 */
@SpringBootApplication
class BotApplication {

	@Bean
	JDA jda(JdaBuilderConfigurer configurer, @Value("${discord.token}") String token) {
		return configurer.configure(JDABuilder.createLight(token).addEventListeners(new Commands())).build();
	}

	private static final class Commands extends ListenerAdapter {

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			if (event.getName().equals("crash")) {
				throw new IllegalStateException("crashed");
			}
			event.reply("pong").queue();
		}

	}

}
