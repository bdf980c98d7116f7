package io.github.tuxsentry.internal.filter;

import java.util.List;

import io.github.tuxsentry.internal.binding.WildcardBinding;
import io.github.tuxsentry.internal.text.Wildcard;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for event filters.
 *
 * @param excludedLoggers Loggers, including their descendants, whose log events are sent
 * neither as events nor as breadcrumbs. Defaults to those of JDA and common HTTP clients.
 * @param ignoredExceptions Exception types to ignore. Matching exceptions, their
 * subclasses and wrappers are not reported.
 * @param userErrors Exception types caused by user error. Matching exceptions, their
 * subclasses and wrappers are not reported. Defaults to those of Jakarta Validation,
 * Spring's validation and Spring Security.
 * @param ignoredMessages Patterns for messages of exceptions and log events to ignore, in
 * which '*' matches any characters.
 * @param userFacingErrors Whether to drop errors that provide a message for the Discord
 * user.
 * @param alreadyCaptured Whether to drop events for failures that have already been
 * captured, including rethrown, wrapped, unwrapped and logged exceptions.
 * @param discordApiSpans Whether to drop spans for HTTP requests to Discord from
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
