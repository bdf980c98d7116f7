package io.github.tuxsentry.examples;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The configured JDA of docs/discord.md.
 */
@Configuration(proxyBeanMethods = false)
class ConfiguredJda {

	@Bean
	JDA jda(JdaBuilderConfigurer configurer, @Value("${discord.token}") String token) {
		return configurer.configure(JDABuilder.createDefault(token)).build();
	}

}
