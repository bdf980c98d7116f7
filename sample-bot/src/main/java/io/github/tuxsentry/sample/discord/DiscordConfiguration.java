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
 * Configuration of JDA. The {@code JDA} and its listeners are beans, which is all that
 * the starter requires. The configurer, which is applied last, keeps the transaction of a
 * command open until the calls to Discord that the command has started are complete.
 */
@Configuration(proxyBeanMethods = false)
class DiscordConfiguration {

	private static final int COMMANDS_AT_ONCE = 8;

	/**
	 * Create the {@code JDA} without waiting for the connection, so that slow responses
	 * from Discord do not delay the startup of the application.
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
	 * Create the executor for the listeners. Commands can block and must not occupy the
	 * threads of JDA.
	 */
	@Bean(destroyMethod = "shutdownNow")
	ExecutorService discordEvents() {
		return Executors.newFixedThreadPool(COMMANDS_AT_ONCE, new CustomizableThreadFactory("discord-event-"));
	}

}
