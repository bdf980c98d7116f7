package io.github.tuxsentry.process;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

import io.github.tuxsentry.tracing.ContextPropagation;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of a bot with commands that end the process.
 */
@Configuration(proxyBeanMethods = false)
class ExitingBot {

	static final int EXIT_CODE = 3;

	@Bean
	EventListener exit(ContextPropagation context) {
		return new Exit(context.taskWrapping(Executors.newSingleThreadExecutor()));
	}

	private static final class Exit extends ListenerAdapter {

		private final Executor tasks;

		private Exit(Executor tasks) {
			this.tasks = tasks;
		}

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			switch (event.getName()) {
				case "exit" -> {
					event.reply("bye").complete();
					System.exit(EXIT_CODE);
				}
				case "exit-queued" -> {
					event.reply("bye").queue();
					System.exit(EXIT_CODE);
				}
				case "exit-callback" -> event.reply("bye").queue((hook) -> System.exit(EXIT_CODE));
				case "exit-task" -> this.tasks.execute(() -> {
					event.reply("bye").complete();
					System.exit(EXIT_CODE);
				});
				default -> {
				}
			}
		}

	}

}
