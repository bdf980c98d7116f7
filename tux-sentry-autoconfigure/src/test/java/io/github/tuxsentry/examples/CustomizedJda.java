package io.github.tuxsentry.examples;

import io.github.tuxsentry.discord.JdaCustomizer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The customized JDA of docs/discord.md.
 */
@Configuration(proxyBeanMethods = false)
class CustomizedJda {

	@Bean
	JDA jda(JdaCustomizer customizer, @Value("${discord.token}") String token) {
		return customizer.customize(JDABuilder.createDefault(token)).build();
	}

}
