package io.github.tuxsentry.sample.offline;

import io.github.tuxsentry.discord.JdaBuilderCustomizer;
import io.github.tuxsentry.test.discord.LocalDiscord;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration that connects the bot to the local Discord.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(LocalDiscord.class)
class LocalDiscordConfiguration {

	@Bean
	JdaBuilderCustomizer localDiscordCustomizer(LocalDiscord discord) {
		return discord::configure;
	}

}
