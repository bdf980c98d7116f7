package io.github.tuxsentry.internal.filter;

import java.util.List;

import io.github.tuxsentry.internal.binding.WildcardBinding;
import io.github.tuxsentry.internal.text.Wildcard;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What is not sent.
 *
 * @param excludedLoggers Loggers whose lines are neither events nor breadcrumbs, each
 * with all loggers below it. By default those of JDA and of the common HTTP clients.
 * @param ignoredExceptions Exception types that are not sent, each with its subclasses,
 * nor what they caused.
 * @param userErrors Exception types that are the user's to mend and not sent, each with
 * its subclasses, nor what they caused. By default the errors of Jakarta Validation,
 * Spring's validation and Spring Security.
 * @param ignoredMessages Messages that are not sent, of exceptions and of log lines
 * without one; '*' stands for any characters.
 * @param userFacingErrors Whether errors are dropped that the Discord user is told: a
 * TuxException with a user message.
 * @param alreadyCaptured Whether events are dropped whose failure another event has told
 * of: the same exception rethrown, wrapped, unwrapped or logged.
 * @param discordApiSpans Whether spans of HTTP requests to Discord are dropped from
 * transactions.
 */
@ConfigurationProperties(FilterProperties.PREFIX)
record FilterProperties(@DefaultValue( {
		"net.dv8tion.jda", "okhttp3", "okio", "java.net.http", "jdk.httpclient", "org.apache.http", "org.apache.hc",
		"reactor.netty" }) List<String> excludedLoggers,
		@DefaultValue List<Class<? extends Throwable>> ignoredExceptions,
		@Nullable List<Class<? extends Throwable>> userErrors,
		@DefaultValue("*rate limit*") List<String> ignoredMessages, @DefaultValue("true") boolean userFacingErrors,
		@DefaultValue("true") boolean alreadyCaptured, @DefaultValue("true") boolean discordApiSpans){

	static final String PREFIX = "tux.sentry.filter";

	/**
	 * Creates the properties.
	 * @param excludedLoggers the excluded loggers
	 * @param ignoredExceptions the ignored exception types
	 * @param userErrors the exception types that are the user's
	 * @param ignoredMessages the patterns of ignored messages
	 * @param userFacingErrors whether errors are dropped that the user is told
	 * @param alreadyCaptured whether failures are dropped that another event has told of
	 * @param discordApiSpans whether spans of requests to Discord are dropped
	 * @throws InvalidConfigurationPropertyValueException if a pattern is malformed
	 */
	public FilterProperties {
		ignoredMessages = List.copyOf(ignoredMessages);
		WildcardBinding.read(PREFIX + ".ignored-messages", ignoredMessages);
	}

	List<Class<? extends Throwable>> userErrorsOrDefault(@Nullable ClassLoader classLoader) {
		return (this.userErrors != null) ? this.userErrors : UserErrors.find(classLoader);
	}

	List<Wildcard> toWildcards() {
		return WildcardBinding.read(PREFIX + ".ignored-messages", this.ignoredMessages);
	}

}
