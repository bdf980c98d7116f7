package io.github.tuxsentry.internal.discord;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tuxsentry.discord.PrefixCommand;
import io.github.tuxsentry.discord.PrefixCommandResolver;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.StringUtils;

/**
 * Prefix command resolver for fixed prefixes and commands. A prefix is directly followed
 * by the name of a command, of which the longest one that matches is used. Other messages
 * and those of bots and webhooks are not commands.
 */
final class StaticPrefixCommandResolver implements PrefixCommandResolver {

	private static final Logger logger = LoggerFactory.getLogger(StaticPrefixCommandResolver.class);

	private static final Pattern MENTION = Pattern.compile("<@!?(\\d+)>\\s+");

	private static final Pattern BLANKS = Pattern.compile("\\s+");

	private final List<String> prefixes;

	private final boolean mention;

	/**
	 * Names of the commands by their words in lower case.
	 */
	private final Map<List<String>, String> commands = new HashMap<>();

	private final int maxWords;

	/**
	 * Create a new resolver.
	 * @param prefixes the prefixes
	 * @param mention whether a mention of the bot is also a prefix
	 * @param commands the qualified names of the commands
	 */
	StaticPrefixCommandResolver(List<String> prefixes, boolean mention, Collection<String> commands) {
		this.prefixes = prefixes.stream().filter(StringUtils::hasText).toList();
		this.mention = mention;
		for (String command : commands.stream().filter(StringUtils::hasText).toList()) {
			List<String> words = words(command.strip());
			this.commands.put(lowerCase(words), String.join(" ", words));
		}
		this.maxWords = this.commands.keySet().stream().mapToInt(List::size).max().orElse(0);
	}

	/**
	 * Create the resolver that is configured by the properties. Prefixes without commands
	 * and commands without prefixes are logged, since they have no effect.
	 * @param properties the properties
	 * @return the resolver
	 */
	static StaticPrefixCommandResolver of(DiscordProperties properties) {
		boolean prefixes = properties.prefixes().stream().anyMatch(StringUtils::hasText)
				|| properties.acceptMentionAsPrefix();
		boolean commands = properties.prefixCommands().stream().anyMatch(StringUtils::hasText);
		if (prefixes && !commands) {
			logger.warn("Messages are not recorded as commands, since the names of the commands are not known. "
					+ "List them in tux.sentry.discord.prefix-commands or declare a PrefixCommandResolver bean.");
		}
		else if (commands && !prefixes) {
			logger.warn("Messages are not recorded as commands, since no prefix is configured. "
					+ "Set tux.sentry.discord.prefixes.");
		}
		return new StaticPrefixCommandResolver(properties.prefixes(), properties.acceptMentionAsPrefix(),
				properties.prefixCommands());
	}

	/**
	 * Return whether there are commands with a prefix other than a mention of the bot,
	 * with which the content of a message is always received.
	 */
	boolean readsContent() {
		return !this.prefixes.isEmpty() && !this.commands.isEmpty();
	}

	@Override
	public @Nullable PrefixCommand resolve(MessageReceivedEvent event) {
		if (this.commands.isEmpty() || event.getAuthor().isBot() || event.isWebhookMessage()) {
			return null;
		}
		String content = event.getMessage().getContentRaw();
		for (String prefix : this.prefixes) {
			PrefixCommand command = content.startsWith(prefix) ? find(prefix, content.substring(prefix.length()))
					: null;
			if (command != null) {
				return command;
			}
		}
		Matcher mentioned = MENTION.matcher(content);
		boolean self = this.mention && mentioned.lookingAt()
				&& mentioned.group(1).equals(event.getJDA().getSelfUser().getId());
		return self ? find(mentioned.group().strip(), content.substring(mentioned.end())) : null;
	}

	private @Nullable PrefixCommand find(String prefix, String text) {
		List<String> words = words(text.stripTrailing());
		List<String> candidate = lowerCase(words.subList(0, Math.min(this.maxWords, words.size())));
		for (int length = candidate.size(); length > 0; length--) {
			String name = this.commands.get(candidate.subList(0, length));
			if (name != null) {
				return new PrefixCommand(name, prefix, String.join(" ", words.subList(0, length)),
						words.subList(length, words.size()));
			}
		}
		return null;
	}

	private static List<String> words(String text) {
		return Arrays.asList(BLANKS.split(text));
	}

	private static List<String> lowerCase(List<String> words) {
		return words.stream().map((word) -> word.toLowerCase(Locale.ROOT)).toList();
	}

}
