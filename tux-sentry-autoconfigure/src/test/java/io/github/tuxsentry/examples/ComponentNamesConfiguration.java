package io.github.tuxsentry.examples;

import io.github.tuxsentry.discord.ComponentNameResolver;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The resolver of component names of docs/discord.md.
 */
@Configuration(proxyBeanMethods = false)
class ComponentNamesConfiguration {

	@Bean
	ComponentNameResolver componentNames() {
		return (customId) -> customId.startsWith("poll-") ? "poll" : null;
	}

}
