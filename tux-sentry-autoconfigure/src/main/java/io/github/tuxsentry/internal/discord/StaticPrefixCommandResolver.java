package io.github.tuxsentry.internal.discord;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tuxsentry.discord.PrefixCommand;
import io.github.tuxsentry.discord.PrefixCommandResolver;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Prefix command resolver for fixed prefixes. A prefix is directly followed by a word of
 * up to 32 letters, digits, {@code _} and {@code -}. Messages of bots and webhooks are
 * not commands.
 */
final class StaticPrefixCommandResolver implements PrefixCommandResolver {

	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,31}");

	private static final Pattern MENTION = Pattern.compile("<@!?(\\d+)>\\s+");

	private static final Pattern BLANKS = Pattern.compile("\\s+");

	private final List<String> prefixes;

	private final boolean mention;

	/**
	 * Create a new resolver.
	 * @param prefixes the prefixes; if empty, messages are not commands
	 * @param mention whether a mention of the bot is also a prefix
	 */
	StaticPrefixCommandResolver(List<String> prefixes, boolean mention) {
		this.prefixes = List.copyOf(prefixes);
		this.mention = mention;
	}

	@Override
	public @Nullable PrefixCommand resolve(MessageReceivedEvent event) {
		if (event.getAuthor().isBot() || event.isWebhookMessage()) {
			return null;
		}
		String content = event.getMessage().getContentRaw();
		for (String prefix : this.prefixes) {
			if (content.startsWith(prefix)) {
				return parse(prefix, content.substring(prefix.length()));
			}
		}
		Matcher mentioned = MENTION.matcher(content);
		boolean self = this.mention && mentioned.lookingAt()
				&& mentioned.group(1).equals(event.getJDA().getSelfUser().getId());
		return self ? parse(mentioned.group().strip(), content.substring(mentioned.end())) : null;
	}

	private static @Nullable PrefixCommand parse(String prefix, String text) {
		List<String> words = Arrays.asList(BLANKS.split(text.stripTrailing()));
		String invokedWith = words.get(0);
		if (!NAME.matcher(invokedWith).matches()) {
			return null;
		}
		return new PrefixCommand(invokedWith.toLowerCase(Locale.ROOT), prefix, invokedWith,
				words.subList(1, words.size()));
	}

}
