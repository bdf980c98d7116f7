package io.github.tuxsentry.bot.gallery;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/**
 * Bot on a starter that creates the JDA, which is not a bean, and lets the bot customize
 * the builder.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableBotAutoConfiguration
@ImportAutoConfiguration(ThirdPartyAutoConfiguration.class)
@Import({ PlainListener.class, CommandFramework.class })
class ThirdPartyStarterBot {

	private final ThirdPartyAutoConfiguration.Client client;

	private final JdaInstrumentation instrumentation;

	ThirdPartyStarterBot(ThirdPartyAutoConfiguration.Client client, JdaInstrumentation instrumentation) {
		this.client = client;
		this.instrumentation = instrumentation;
	}

	@Bean
	static ThirdPartyAutoConfiguration.Customizer configured(JdaBuilderConfigurer configurer) {
		return configurer::configure;
	}

	@EventListener(ApplicationReadyEvent.class)
	void instrument() {
		this.instrumentation.instrument(this.client.jda());
	}

}
