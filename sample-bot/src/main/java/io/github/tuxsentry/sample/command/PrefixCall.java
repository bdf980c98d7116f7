package io.github.tuxsentry.sample.command;

import java.util.List;
import java.util.stream.Collectors;

import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import org.jspecify.annotations.Nullable;

/**
 * Call by a message such as {@code !ban @bob spam, all day}. The words that follow the
 * name are the options in order; the last option consists of all remaining words.
 */
final class PrefixCall implements CommandCall {

	private static final String PREFIX = "!";

	private static final String BLANKS = "\\s+";

	private final MessageReceivedEvent event;

	private final List<String> options;

	private final String[] words;

	private PrefixCall(MessageReceivedEvent event, List<String> options, String[] words) {
		this.event = event;
		this.options = options;
		this.words = words;
	}

	static @Nullable PrefixCall of(MessageReceivedEvent event, SlashCommandData command) {
		if (event.getAuthor().isBot() || event.isWebhookMessage()) {
			return null;
		}
		List<String> options = command.getOptions().stream().map(OptionData::getName).toList();
		String[] words = event.getMessage().getContentRaw().strip().split(BLANKS, options.size() + 1);
		return words[0].equalsIgnoreCase(PREFIX + command.getName()) ? new PrefixCall(event, options, words) : null;
	}

	@Override
	public @Nullable Member member() {
		return this.event.getMember();
	}

	@Override
	public String text(String option) {
		int position = this.options.indexOf(option) + 1;
		if (position >= this.words.length) {
			throw usage(option);
		}
		return this.words[position];
	}

	@Override
	public User user(String option) {
		String mention = text(option);
		return this.event.getMessage()
			.getMentions()
			.getUsers()
			.stream()
			.filter((user) -> mention.replace("!", "").equals(user.getAsMention()))
			.findFirst()
			.orElseThrow(() -> usage(option));
	}

	private UsageException usage(String missing) {
		String usage = this.options.stream().map((option) -> " <" + option + ">").collect(Collectors.joining());
		return new UsageException(missing, this.words[0] + usage);
	}

	@Override
	public void thinking() {
		this.event.getChannel().sendTyping().queue();
	}

	@Override
	public void reply(String text) {
		this.event.getMessage().reply(text).queue();
	}

	@Override
	public void refuse(String text) {
		reply(text);
	}

	@Override
	public void fail(String text) {
		reply(text);
	}

}
