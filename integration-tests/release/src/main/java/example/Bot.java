package example;

import java.util.concurrent.ThreadLocalRandom;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.tracing.Span;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.build.Commands;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

@SpringBootApplication(proxyBeanMethods = false)
public class Bot {

	public static void main(String[] args) {
		SpringApplication.run(Bot.class, args);
	}

	@Bean(destroyMethod = "shutdown")
	JDA jda(@Value("${discord.token}") String token, JdaBuilderConfigurer configurer, Listener listener) {
		JDA jda = configurer.configure(JDABuilder.createLight(token).addEventListeners(listener)).build();
		jda.updateCommands().addCommands(Commands.slash("roll", "Roll a die"), Commands.slash("crash", "Fail")).queue();
		return jda;
	}

	@Component
	static class Listener extends ListenerAdapter {

		private final Dice dice;

		Listener(Dice dice) {
			this.dice = dice;
		}

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			if (event.getName().equals("crash")) {
				throw new IllegalStateException("it broke");
			}
			event.reply("You rolled " + this.dice.roll()).queue();
		}

	}

	@Component
	static class Dice {

		@Span(op = "dice", description = "Roll a die")
		public int roll() {
			return ThreadLocalRandom.current().nextInt(1, 7);
		}

	}

}
