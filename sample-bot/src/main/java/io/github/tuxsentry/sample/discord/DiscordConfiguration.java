package io.github.tuxsentry.sample.discord;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The JDA is a bean, and so is each of its listeners: this is all that the starter needs
 * to know of them. The configurer, the last to have the builder, keeps the transaction of
 * a command open until the last call to Discord that it has started is done.
 */
@Configuration(proxyBeanMethods = false)
class DiscordConfiguration {

	private static final int COMMANDS_AT_ONCE = 8;

	/**
	 * Builds the JDA. It does not wait for the connection: a Discord that is slow to
	 * answer shall not keep the application from starting.
	 */
	@Bean(destroyMethod = "shutdownNow")
	JDA jda(@Value("${discord.token}") String token, ExecutorService discordEvents, List<EventListener> listeners,
			JdaBuilderConfigurer configurer) {
		JDABuilder builder = JDABuilder
			.createLight(token, GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES,
					GatewayIntent.MESSAGE_CONTENT)
			.setEventPool(discordEvents)
			.setEnableShutdownHook(false);
		listeners.forEach(builder::addEventListeners);
		return configurer.configure(builder).build();
	}

	/**
	 * Commands run on threads of their own, for they may block; JDA's must read on.
	 */
	@Bean(destroyMethod = "shutdownNow")
	ExecutorService discordEvents() {
		return Executors.newFixedThreadPool(COMMANDS_AT_ONCE, new CustomizableThreadFactory("discord-event-"));
	}

}
