package io.github.tuxsentry.autoconfigure;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is not sent.
 *
 * @param excludedLoggers Loggers whose lines are neither events nor breadcrumbs, each
 * with all loggers below it. By default those of JDA and of the common HTTP clients.
 * @param ignoredExceptions Exception types that are not sent, each with its subclasses.
 * @param userFacingErrors Whether errors are dropped that the Discord user is told: a
 * TuxException with a user message.
 * @param alreadyCaptured Whether events are dropped whose failure another event has told
 * of: the same exception rethrown, wrapped, unwrapped or logged.
 * @param discordApiSpans Whether spans of HTTP requests to Discord are dropped from
 * transactions.
 */
@ConfigurationProperties("tux.sentry.filter")
public record FilterProperties(@DefaultValue( {
		"net.dv8tion.jda", "okhttp3", "okio", "java.net.http", "jdk.httpclient", "org.apache.http", "org.apache.hc",
		"reactor.netty" }) List<String> excludedLoggers,
		@DefaultValue List<Class<? extends Throwable>> ignoredExceptions,
		@DefaultValue("true") boolean userFacingErrors, @DefaultValue("true") boolean alreadyCaptured,
		@DefaultValue("true") boolean discordApiSpans){
}
