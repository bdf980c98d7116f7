package io.github.tuxsentry.gallery;

import java.util.List;

import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.test.discord.LocalDiscord;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.hooks.EventListener;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Bot whose builder is a bean, and whose JDA is created by a {@code @PostConstruct}
 * method and is not a bean.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableBotAutoConfiguration
@Import({ PlainListener.class, CommandFramework.class, BuilderBeanBot.Client.class })
class BuilderBeanBot {

	@Bean
	JDABuilder builder(LocalDiscord discord, List<EventListener> listeners) {
		return discord.configure(JDABuilder.createLight(null)).addEventListeners(listeners.toArray());
	}

	static class Client {

		private final JDABuilder builder;

		private JDA jda;

		Client(JDABuilder builder) {
			this.builder = builder;
		}

		@PostConstruct
		void connect() {
			this.jda = this.builder.build();
		}

		@PreDestroy
		void disconnect() {
			this.jda.shutdown();
		}

	}

}
