package io.github.tuxsentry.gallery;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.test.discord.LocalDiscord;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Bot with two shards.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableBotAutoConfiguration
@Import(CommandFramework.class)
class ShardedBot {

	@Bean
	ShardManager shards(LocalDiscord discord, JdaBuilderConfigurer configurer, CommandFramework framework) {
		DefaultShardManagerBuilder builder = discord.configure(DefaultShardManagerBuilder.createLight(null));
		return configurer.configure(builder.setShardsTotal(2).addEventListeners(new PlainListener(), framework))
			.build();
	}

}
