package io.github.tuxsentry.gallery;

import java.util.List;

import io.github.tuxsentry.test.discord.LocalDiscord;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.hooks.EventListener;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of another starter, which knows nothing of Sentry and keeps its JDA
 * to itself.
 */
@AutoConfiguration
class ThirdPartyAutoConfiguration {

	@Bean
	Client client(LocalDiscord discord, List<EventListener> listeners, ObjectProvider<Customizer> customizers) {
		JDABuilder builder = discord.configure(JDABuilder.createLight(null)).addEventListeners(listeners.toArray());
		customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return new Client(builder.build());
	}

	/**
	 * What bots customize the builder with.
	 */
	@FunctionalInterface
	interface Customizer {

		void customize(JDABuilder builder);

	}

	/**
	 * What bots use instead of the JDA.
	 */
	record Client(JDA jda) implements AutoCloseable {

		@Override
		public void close() {
			this.jda.shutdown();
		}

	}

}
