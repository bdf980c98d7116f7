package io.github.tuxsentry.internal.discord;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.test.discord.LocalDiscord;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bot without a DSN and without any property of the library, most beans of which are
 * created when they are used.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BotWithoutDsnTests {

	@Test
	void connectsInABeanMethodAndAnswersCommands() {
		try (LocalDiscord discord = LocalDiscord.start();
				ConfigurableApplicationContext context = new SpringApplicationBuilder(Bot.class)
					.web(WebApplicationType.NONE)
					.initializers((beans) -> beans.getBeanFactory().registerSingleton("discord", discord))
					.run()) {
			assertThat(discord.slash("ping").by("alice").send().awaitReply().content()).isEqualTo("pong");
			assertThat(context.getBean(Answering.class).ready.getCount()).isZero();
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Bot {

		@Bean
		Answering answering() {
			return new Answering();
		}

		@Bean(destroyMethod = "shutdownNow")
		JDA jda(LocalDiscord discord, Answering answering) throws InterruptedException {
			JDA jda = discord.configure(JDABuilder.createDefault(null)).addEventListeners(answering).build();
			jda.awaitReady();
			assertThat(answering.ready.await(30, TimeUnit.SECONDS)).isTrue();
			return jda;
		}

	}

	static final class Answering extends ListenerAdapter {

		private final CountDownLatch ready = new CountDownLatch(1);

		@Override
		public void onReady(ReadyEvent event) {
			this.ready.countDown();
		}

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			event.reply("pong").queue();
		}

	}

}
