package io.github.tuxsentry.gallery;

import java.util.function.Supplier;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.test.discord.LocalDiscord;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Bot whose {@code main} method builds one JDA before it starts Spring, and another one
 * afterwards. Spring knows neither of them.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableBotAutoConfiguration
class StaticMainBot {

	static ConfigurableApplicationContext main(LocalDiscord discord, LocalDiscord secondDiscord,
			Supplier<ConfigurableApplicationContext> spring) {
		CommandFramework framework = new CommandFramework();
		JDA first = discord.configure(JDABuilder.createLight(null))
			.addEventListeners(new PlainListener(), framework)
			.build();
		ConfigurableApplicationContext context = spring.get();
		context.getBean(JdaInstrumentation.class).instrument(first);
		JDA second = context.getBean(JdaBuilderConfigurer.class)
			.configure(secondDiscord.configure(JDABuilder.createLight(null)).addEventListeners(new AsyncListener()))
			.build();
		context.addApplicationListener((ApplicationListener<ContextClosedEvent>) (event) -> {
			first.shutdown();
			second.shutdown();
			framework.close();
		});
		return context;
	}

}
