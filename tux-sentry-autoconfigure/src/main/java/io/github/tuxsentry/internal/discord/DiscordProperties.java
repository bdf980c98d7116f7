package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.github.tuxsentry.discord.ArgumentDetails;
import io.github.tuxsentry.discord.UserDetails;
import io.github.tuxsentry.internal.binding.DurationBinding;
import net.dv8tion.jda.api.exceptions.InteractionExpiredException;
import net.dv8tion.jda.api.exceptions.PermissionException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Configuration properties for JDA instrumentation.
 *
 * @param enabled Whether to instrument beans of type JDA and ShardManager.
 * @param configureBuilders Whether to configure beans of type JDABuilder,
 * DefaultShardManagerBuilder and RestConfig, as by a JdaBuilderConfigurer.
 * @param prefixes Prefixes of the commands listed in 'prefix-commands'. Ignored if a
 * PrefixCommandResolver bean is present.
 * @param prefixCommands Qualified names of the commands that are given as messages, such
 * as 'ping' or 'cases list'. Other messages are not commands. Ignored if a
 * PrefixCommandResolver bean is present.
 * @param acceptMentionAsPrefix Whether to treat a mention of the bot at the start of a
 * message as a prefix of the commands listed in 'prefix-commands'.
 * @param maxPrefixCommandNames Maximum number of different names of prefix commands.
 * Other commands are recorded as 'other'.
 * @param maxComponentNames Maximum number of different names of components and modals.
 * Other components are recorded as 'other'.
 * @param userDetails User details to send: full (including guild membership), profile or
 * id.
 * @param argumentDetails Details of the options and arguments of commands to send: full,
 * redacted (name, type and length) or none.
 * @param hiddenOptions Names of command options whose values are not sent. A name can be
 * qualified by its command, as in 'login.code'. Arguments of prefix commands have no
 * names and are not affected. Use 'argument-details' for them.
 * @param deadline Maximum duration of a command, after which its transaction finishes as
 * deadline_exceeded.
 * @param idleTimeout Time to wait for a further call for an interaction before its
 * transaction finishes. A minimum of 2 seconds without a configured builder.
 * @param reportUnacknowledged Whether to report interactions that were not acknowledged
 * within 3 seconds, once per command and hour. They are always counted.
 * @param routineErrors Exception types, including subclasses, that are recorded in
 * metrics but not reported. Defaults to PermissionException and
 * InteractionExpiredException of JDA.
 * @param routineErrorCodes Discord error response codes that are recorded in metrics but
 * not reported.
 * @param replyWithEventId Whether to reply with the event ID when a listener throws an
 * exception, and the user of the interaction has no response.
 * @param replyText Text of the reply to a failed command, with {0} as the placeholder for
 * the event ID. Overridden by the message 'tux.sentry.discord.reply' of the application's
 * MessageSource.
 * @param feedbackButton Whether to add a button to the reply with the event ID, by which
 * the user can send feedback on the event. Requires JDA 6 and 'reply-with-event-id'.
 */
@ConfigurationProperties("tux.sentry.discord")
record DiscordProperties(@DefaultValue("true") boolean enabled, @DefaultValue("true") boolean configureBuilders,
		@DefaultValue List<String> prefixes, @DefaultValue Set<String> prefixCommands,
		@DefaultValue("false") boolean acceptMentionAsPrefix, @DefaultValue("500") int maxPrefixCommandNames,
		@DefaultValue("40") int maxComponentNames, @DefaultValue("full") UserDetails userDetails,
		@DefaultValue("full") ArgumentDetails argumentDetails, @DefaultValue Set<String> hiddenOptions,
		@DefaultValue("15m") Duration deadline, @DefaultValue("250ms") Duration idleTimeout,
		@DefaultValue("true") boolean reportUnacknowledged, @Nullable List<Class<? extends Throwable>> routineErrors,
		@DefaultValue( {
				"10008", "10062", "50001", "50007", "50013" }) Set<Integer> routineErrorCodes,
		@DefaultValue("false") boolean replyWithEventId,
		@DefaultValue("Something went wrong. Error id: {0}") String replyText,
		@DefaultValue("false") boolean feedbackButton){

	private static final String PREFIX = "tux.sentry.discord.";

	private static final List<Class<? extends Throwable>> ROUTINE = List.of(PermissionException.class,
			InteractionExpiredException.class);

	DiscordProperties {
		deadline = DurationBinding.positive(PREFIX + "deadline", deadline);
		idleTimeout = DurationBinding.positive(PREFIX + "idle-timeout", idleTimeout);
		check("max-prefix-command-names", maxPrefixCommandNames);
		check("max-component-names", maxComponentNames);
	}

	private static void check(String name, int value) {
		if (value < 1) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + name, value, "It must be positive.");
		}
	}

	List<Class<? extends Throwable>> routineErrorsOrDefault() {
		return (this.routineErrors != null) ? this.routineErrors : ROUTINE;
	}

}
