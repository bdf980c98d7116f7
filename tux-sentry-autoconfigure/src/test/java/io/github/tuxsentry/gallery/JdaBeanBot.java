package io.github.tuxsentry.gallery;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.test.discord.LocalDiscord;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.hooks.EventListener;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Bot whose JDA and listeners are beans.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableBotAutoConfiguration
@EnableScheduling
@Import({ PlainListener.class, ListenersWithoutName.class, ProxiedListener.class, ExecutorBeanListener.class,
		CommandFramework.class, ThreadListener.class, AsyncListener.class, CoroutineListener.class, EventWaiter.class })
class JdaBeanBot {

	@Bean
	JDA jda(LocalDiscord discord, JdaBuilderConfigurer configurer, List<EventListener> listeners) {
		JDABuilder builder = discord.configure(JDABuilder.createLight(null));
		return configurer.configure(builder.addEventListeners(listeners.toArray())).build();
	}

	@Bean
	ExecutorService commands() {
		return Executors.newFixedThreadPool(Course.values().length);
	}

}
