package io.github.tuxsentry.examples;

import java.util.List;

import io.github.tuxsentry.discord.PrefixCommand;
import io.github.tuxsentry.discord.PrefixCommandResolver;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The resolver of docs/discord.md.
 */
@Configuration(proxyBeanMethods = false)
class PrefixConfiguration {

	@Bean
	PrefixCommandResolver prefixCommands(GuildPrefixes prefixes) {
		return (event) -> {
			String prefix = prefixes.of(event);
			List<String> words = List.of(event.getMessage().getContentRaw().split("\\s+"));
			boolean known = words.get(0).equals(prefix + "cases") && !event.getAuthor().isBot();
			return known ? new PrefixCommand("cases", prefix, "cases", words.subList(1, words.size())) : null;
		};
	}

	interface GuildPrefixes {

		String of(MessageReceivedEvent event);

	}

}
