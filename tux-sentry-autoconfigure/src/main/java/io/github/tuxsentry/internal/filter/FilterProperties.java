package io.github.tuxsentry.internal.filter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.internal.binding.DurationBinding;
import io.github.tuxsentry.internal.binding.WildcardBinding;
import io.github.tuxsentry.internal.text.Wildcard;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Configuration properties for filters of events and spans.
 *
 * @param excludedLoggers Loggers, including their descendants, whose log events are sent
 * neither as events nor as breadcrumbs. Defaults to those of JDA and common HTTP clients.
 * @param ignoredExceptions Exception types to ignore. Matching exceptions, their
 * subclasses and wrappers are not reported.
 * @param userErrors Exception types caused by user error. Matching exceptions, their
 * subclasses and wrappers are not reported. Defaults to those of Jakarta Validation,
 * Spring's validation and Spring Security.
 * @param ignoredMessages Patterns for messages of log events and of uncaught exceptions
 * of JDA to ignore, in which '*' matches any characters.
 * @param dropUserFacingErrors Whether to drop errors that provide a message for the
 * Discord user.
 * @param dropAlreadyCaptured Whether to drop events for failures that have already been
 * captured, including rethrown, wrapped, unwrapped and logged exceptions.
 * @param discordApiSpans Spans of calls to Discord, by JDA and by other HTTP clients, to
 * send: keep (all), slow (those of slow and of failed calls) or drop (none).
 * @param discordApiThreshold Duration from which a call to Discord is slow.
 * @param spans properties for spans
 * @param storm properties for storm protection
 */
@ConfigurationProperties(FilterProperties.PREFIX)
record FilterProperties(@DefaultValue( {
		"net.dv8tion.jda", "okhttp3", "okio", "java.net.http", "jdk.httpclient", "org.apache.http", "org.apache.hc",
		"reactor.netty" }) List<String> excludedLoggers,
		@DefaultValue List<Class<? extends Throwable>> ignoredExceptions,
		@Nullable List<Class<? extends Throwable>> userErrors,
		@DefaultValue({ "*rate limit*", "*ratelimited*" }) List<String> ignoredMessages,
		@DefaultValue("true") boolean dropUserFacingErrors, @DefaultValue("true") boolean dropAlreadyCaptured,
		@DefaultValue("keep") DiscordApiSpans discordApiSpans, @DefaultValue("500ms") Duration discordApiThreshold,
		@DefaultValue Spans spans, @DefaultValue Storm storm){

	static final String PREFIX = "tux.sentry.filter";

	/** Exceptions of common libraries that are always caused by the user. */
	static final List<String> DEFAULT_USER_ERRORS = List.of("jakarta.validation.ConstraintViolationException",
			"org.springframework.validation.BindException",
			"org.springframework.web.method.annotation.HandlerMethodValidationException",
			"org.springframework.security.access.AccessDeniedException",
			"org.springframework.security.core.AuthenticationException");

	public FilterProperties {
		ignoredMessages = List.copyOf(ignoredMessages);
		WildcardBinding.read(PREFIX + ".ignored-messages", ignoredMessages);
		discordApiThreshold = DurationBinding.notNegative(PREFIX + ".discord-api-threshold", discordApiThreshold);
	}

	/**
	 * Return the exception types caused by user error; by default, those that are present
	 * on the class path.
	 */
	List<Class<? extends Throwable>> userErrorsOrDefault(@Nullable ClassLoader classLoader) {
		if (this.userErrors != null) {
			return this.userErrors;
		}
		List<Class<? extends Throwable>> found = new ArrayList<>();
		for (String name : DEFAULT_USER_ERRORS) {
			try {
				found.add(Class.forName(name, false, classLoader).asSubclass(Throwable.class));
			}
			catch (ClassNotFoundException | LinkageError ex) {
				// not on the class path
			}
		}
		return found;
	}

	List<Wildcard> toWildcards() {
		return WildcardBinding.read(PREFIX + ".ignored-messages", this.ignoredMessages);
	}

	/**
	 * Configuration properties for spans.
	 *
	 * @param excludedOperations Patterns for operations, as given or normalized, whose
	 * spans are dropped. '*' matches any characters.
	 * @param group Whether to group sibling spans with the same operation, status and
	 * similar description.
	 * @param groupFrom Minimum number of similar spans to group, at least 2.
	 */
	public record Spans(@DefaultValue List<String> excludedOperations, @DefaultValue("true") boolean group,
			@DefaultValue("2") int groupFrom) {

		private static final String PREFIX = FilterProperties.PREFIX + ".spans";

		public Spans {
			excludedOperations = List.copyOf(excludedOperations);
			WildcardBinding.read(PREFIX + ".excluded-operations", excludedOperations);
			if (groupFrom < 2) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + ".group-from", groupFrom,
						"At least two spans are required for a group.");
			}
		}

		List<Wildcard> toWildcards() {
			return WildcardBinding.read(PREFIX + ".excluded-operations", this.excludedOperations);
		}

		int toGroupFrom() {
			return this.group ? this.groupFrom : TransactionFilterChain.NEVER_GROUP;
		}

	}

	/**
	 * Configuration properties for storm protection.
	 *
	 * @param enabled Whether to limit the rate of events.
	 * @param perFingerprint Number of events of a kind per minute, in addition to
	 * 'burst', from 1 to 1,000,000.
	 * @param burst Maximum number of events of a kind at once after a quiet period, from
	 * 1 to 1,000,000.
	 * @param overall Number of events per minute, and maximum number at once after a
	 * quiet period, from 1 to 1,000,000.
	 * @param maxFingerprints Maximum number of kinds of events to track, from 1 to
	 * 1,000,000.
	 */
	public record Storm(@DefaultValue("true") boolean enabled, @DefaultValue("30") int perFingerprint,
			@DefaultValue("10") int burst, @DefaultValue("300") int overall,
			@DefaultValue("10000") int maxFingerprints) {

		private static final String PREFIX = FilterProperties.PREFIX + ".storm";

		public Storm {
			check("per-fingerprint", perFingerprint);
			check("burst", burst);
			check("overall", overall);
			check("max-fingerprints", maxFingerprints);
		}

		private static void check(String name, int number) {
			if (number < 1 || number > 1_000_000) {
				throw new InvalidConfigurationPropertyValueException(PREFIX + "." + name, number,
						"The value must be a number from 1 to 1,000,000. To pass all events, set " + PREFIX
								+ ".enabled to false.");
			}
		}

	}

}
