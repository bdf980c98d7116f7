package io.github.tuxsentry.gallery;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.test.discord.LocalDiscord;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Bot with two JDAs, of which the second one has an event pool of its own.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableBotAutoConfiguration
@Import(CommandFramework.class)
class SeveralJdasBot {

	@Bean
	JDA first(LocalDiscord discord, JdaBuilderConfigurer configurer, CommandFramework framework) {
		JDABuilder builder = discord.configure(JDABuilder.createLight(null));
		return configurer.configure(builder.addEventListeners(framework)).build();
	}

	@Bean
	JDA second(LocalDiscord secondDiscord, JdaBuilderConfigurer configurer) {
		ExecutorService eventPool = Executors.newFixedThreadPool(Course.values().length);
		JDABuilder builder = secondDiscord.configure(JDABuilder.createLight(null)).setEventPool(eventPool, true);
		return configurer.configure(builder.addEventListeners(new PlainListener())).build();
	}

}
