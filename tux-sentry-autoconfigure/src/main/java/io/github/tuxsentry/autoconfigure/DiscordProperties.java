package io.github.tuxsentry.autoconfigure;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is seen of Discord.
 *
 * @param enabled Whether beans of type JDA and ShardManager are instrumented.
 * @param prefixes Prefixes that make a message a command, unless a PrefixCommandResolver
 * bean tells. Empty if there are no prefix commands.
 */
@ConfigurationProperties("tux.sentry.discord")
public record DiscordProperties(@DefaultValue("true") boolean enabled, @DefaultValue("!") List<String> prefixes) {
}
