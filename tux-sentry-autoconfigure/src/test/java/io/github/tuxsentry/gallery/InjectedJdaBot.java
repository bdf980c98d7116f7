package io.github.tuxsentry.gallery;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.test.discord.LocalDiscord;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Bot whose main class has the JDA injected, and adds the listeners when it runs.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableBotAutoConfiguration
class InjectedJdaBot implements CommandLineRunner {

	@Autowired
	private @Nullable JDA jda;

	@Bean
	static JDA jda(LocalDiscord discord, JdaBuilderConfigurer configurer) {
		return configurer.configure(discord.configure(JDABuilder.createLight(null))).build();
	}

	@Bean
	static CommandFramework framework() {
		return new CommandFramework();
	}

	@Autowired
	private @Nullable CommandFramework framework;

	@Override
	public void run(String... args) throws InterruptedException {
		this.jda.awaitReady().addEventListener(new PlainListener(), this.framework);
	}

}
