package io.github.tuxsentry.compatibility;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.TracedRunnable;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Running bot with its local Discord and its local Sentry.
 *
 * @param context the application context of the bot
 * @param sentry the local Sentry that receives the data of the bot
 * @param discord the local Discord to which the bot is connected
 */
record Tour(ConfigurableApplicationContext context, LocalSentry sentry, LocalDiscord discord) {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	SentryManager manager() {
		return bean(SentryManager.class);
	}

	void flush() {
		manager().flush(TIMEOUT);
	}

	String url(String path) {
		return "http://127.0.0.1:" + this.context.getEnvironment().getRequiredProperty("local.server.port") + path;
	}

	/**
	 * Perform work in a transaction and return the transaction.
	 * @param name the name of the transaction
	 * @param work the work
	 * @param <E> the type of the exception that the work throws
	 * @return the transaction
	 * @throws E if the work fails
	 */
	<E extends Throwable> SentryItem trace(String name, TracedRunnable<E> work) throws E {
		manager().trace("check", name, work);
		return this.sentry.awaitTransaction(name);
	}

	/**
	 * Send a slash command and return its transaction.
	 * @param command the name of the command
	 * @return the transaction
	 */
	SentryItem slash(String command) {
		this.discord.slash(command).by("alice").send();
		return this.sentry.awaitTransaction("command." + command);
	}

	/**
	 * Verify that there is exactly one event that has an exception with the given
	 * message, and return it.
	 * @param message the message of the exception
	 * @return the event
	 */
	SentryItem onlyFailure(String message) {
		return onlyEvent((event) -> hasException(event, message));
	}

	/**
	 * Verify that there is exactly one event with the given message, and return it.
	 * @param message the message of the event
	 * @return the event
	 */
	SentryItem onlyMessage(String message) {
		return onlyEvent((event) -> message.equals(event.message()));
	}

	private SentryItem onlyEvent(Predicate<SentryItem> condition) {
		this.sentry.awaitEvent(condition);
		flush();
		List<SentryItem> found = this.sentry.events().stream().filter(condition).toList();
		assertThat(found).hasSize(1);
		return found.get(0);
	}

	List<SentryItem> failures(String message) {
		return this.sentry.events().stream().filter((event) -> hasException(event, message)).toList();
	}

	private static boolean hasException(SentryItem event, String message) {
		return event.exceptions().stream().anyMatch((exception) -> message.equals(exception.path("value").asText()));
	}

	/**
	 * Wait for the first metric with the given name and attribute.
	 * @param name the name of the metric
	 * @param attribute the key of the attribute
	 * @param value the value of the attribute
	 * @return the metric
	 */
	LocalMetric metric(String name, String attribute, Object value) {
		return this.sentry
			.awaitMetric((metric) -> metric.name().equals(name) && value.equals(metric.attributes().get(attribute)));
	}

	/**
	 * Verify that a transaction has exactly one span with the given operation, and return
	 * it.
	 * @param transaction the transaction
	 * @param operation the operation
	 * @return the span
	 */
	static JsonNode span(SentryItem transaction, String operation) {
		List<JsonNode> found = spans(transaction, operation);
		assertThat(found).as("spans " + operation + " of " + transaction.spans()).hasSize(1);
		return found.get(0);
	}

	static List<JsonNode> spans(SentryItem transaction, String operation) {
		return transaction.spans().stream().filter((span) -> operation.equals(span.path("op").asText())).toList();
	}

	/**
	 * Return the origin of the root span of a transaction.
	 * @param transaction the transaction
	 * @return the origin, or an empty string if there is none
	 */
	static String origin(SentryItem transaction) {
		return Objects.requireNonNullElse(transaction.context("trace").path("origin").textValue(), "");
	}

}
