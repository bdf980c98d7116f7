package io.github.tuxsentry.gallery;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Bot on a starter that creates the JDA, which is not a bean, and lets the bot customize
 * the builder.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableBotAutoConfiguration
@ImportAutoConfiguration(ThirdPartyAutoConfiguration.class)
@Import({ PlainListener.class, CommandFramework.class })
class ThirdPartyStarterBot {

	@Bean
	static ThirdPartyAutoConfiguration.Customizer configured(JdaBuilderConfigurer configurer) {
		return configurer::configure;
	}

}
