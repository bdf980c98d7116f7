package io.github.tuxsentry.process;

import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of a bot whose command {@code exit} ends the process.
 */
@Configuration(proxyBeanMethods = false)
class ExitingBot {

	static final int EXIT_CODE = 3;

	@Bean
	EventListener exit() {
		return new Exit();
	}

	private static final class Exit extends ListenerAdapter {

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			if (event.getName().equals("exit")) {
				event.reply("bye").complete();
				System.exit(EXIT_CODE);
			}
		}

	}

}
