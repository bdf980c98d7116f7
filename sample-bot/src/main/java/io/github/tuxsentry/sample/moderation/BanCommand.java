package io.github.tuxsentry.sample.moderation;

import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.sample.command.ChatCommand;
import io.github.tuxsentry.sample.command.CommandCall;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Command {@code /ban user reason}, which bans a user and opens a case.
 */
@Component
class BanCommand extends ChatCommand {

	private static final Logger logger = LoggerFactory.getLogger(BanCommand.class);

	private final CaseRepository cases;

	BanCommand(CaseRepository cases) {
		super(Commands.slash("ban", "Bans a user")
			.addOption(OptionType.USER, "user", "Who is banned", true)
			.addOption(OptionType.STRING, "reason", "Why", true)
			.setContexts(InteractionContextType.GUILD));
		this.cases = cases;
	}

	@Override
	protected void run(CommandCall call) {
		Member moderator = call.member();
		if (moderator == null || !moderator.hasPermission(Permission.BAN_MEMBERS)) {
			throw new MissingPermissionException(Permission.BAN_MEMBERS);
		}
		User user = call.user("user");
		String reason = call.text("reason");
		moderator.getGuild().ban(user, 0, TimeUnit.SECONDS).reason(reason).complete();
		long number = this.cases.add("ban", user.getId(), moderator.getId(), reason);
		logger.info("Opened case {}", number);
		call.reply("Banned %s, case %d: %s".formatted(user.getName(), number, reason));
	}

}
