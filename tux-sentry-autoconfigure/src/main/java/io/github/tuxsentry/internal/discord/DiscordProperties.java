package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.github.tuxsentry.discord.UserDetails;
import net.dv8tion.jda.api.exceptions.InteractionExpiredException;
import net.dv8tion.jda.api.exceptions.PermissionException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is seen of Discord.
 *
 * @param enabled Whether beans of type JDA and ShardManager are instrumented.
 * @param prefixes Prefixes that make a message a command, unless a PrefixCommandResolver
 * bean tells. Empty if there are no prefix commands.
 * @param mentionAsPrefix Whether a mention of the bot at the start of a message is a
 * prefix too.
 * @param userDetails How much of a user is sent: full (with the membership of the guild),
 * profile, or id alone.
 * @param hiddenOptions Names of options whose values are not sent, each alone or behind
 * its command's qualified name and a dot.
 * @param deadline Longest time that a command may go on before its transaction ends as
 * deadline_exceeded.
 * @param routineErrors Exception types that are the user's or routine: counted, never
 * sent, each with its subclasses. By default JDA's PermissionException and
 * InteractionExpiredException.
 * @param routineErrorCodes Codes of Discord's error responses that are the user's or
 * routine: counted, never sent.
 * @param replyWithEventId Whether a user whose command failed, and was not answered yet,
 * is told the id of the event.
 * @param replyText Text of that reply; {0} stands for the id. A message of the code
 * tux.sentry.discord.reply in the application's MessageSource takes its place.
 */
@ConfigurationProperties("tux.sentry.discord")
record DiscordProperties(@DefaultValue("true") boolean enabled, @DefaultValue("!") List<String> prefixes,
		@DefaultValue("true") boolean mentionAsPrefix, @DefaultValue("full") UserDetails userDetails,
		@DefaultValue Set<String> hiddenOptions, @DefaultValue("15m") Duration deadline,
		@Nullable List<Class<? extends Throwable>> routineErrors, @DefaultValue( {
				"10008", "10062", "50001", "50007", "50013" }) Set<Integer> routineErrorCodes,
		@DefaultValue("false") boolean replyWithEventId,
		@DefaultValue("Something went wrong. Error id: {0}") String replyText){

	private static final List<Class<? extends Throwable>> ROUTINE = List.of(PermissionException.class,
			InteractionExpiredException.class);

	List<Class<? extends Throwable>> routineErrorsOrDefault() {
		return (this.routineErrors != null) ? this.routineErrors : ROUTINE;
	}

}
