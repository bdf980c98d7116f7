package io.github.tuxsentry;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.tuxsentry.spi.ContextContributor;
import io.sentry.SentryLevel;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;

/**
 * The one place by which a bot talks to Sentry. There is always a bean of this type;
 * without a DSN its methods do nothing, cheaply. No method throws because of Sentry.
 * Thread-safe.
 */
public interface SentryManager {

	/**
	 * Tells whether events go to Sentry.
	 * @return {@code true} once Sentry was started with a DSN and until it is closed
	 */
	boolean isInitialized();

	/**
	 * Captures an exception in the current scope.
	 * @param exception the exception
	 * @return the event's id, or {@link SentryId#EMPTY_ID} if it was not sent
	 */
	default SentryId captureException(Throwable exception) {
		return captureException(exception, (spec) -> {
		});
	}

	/**
	 * Captures an exception on a scope of its own.
	 * @param exception the exception
	 * @param details says what the event carries
	 * @return the event's id, or {@link SentryId#EMPTY_ID} if it was not sent
	 */
	SentryId captureException(Throwable exception, Consumer<CaptureSpec> details);

	/**
	 * Captures a message of level info.
	 * @param message the message
	 * @return the event's id, or {@link SentryId#EMPTY_ID} if it was not sent
	 */
	default SentryId captureMessage(String message) {
		return captureMessage(message, SentryLevel.INFO);
	}

	/**
	 * Captures a message.
	 * @param message the message
	 * @param level its level
	 * @return the event's id, or {@link SentryId#EMPTY_ID} if it was not sent
	 */
	default SentryId captureMessage(String message, SentryLevel level) {
		return captureMessage(message, level, (spec) -> {
		});
	}

	/**
	 * Captures a message on a scope of its own.
	 * @param message the message
	 * @param level its level
	 * @param details says what the event carries
	 * @return the event's id, or {@link SentryId#EMPTY_ID} if it was not sent
	 */
	SentryId captureMessage(String message, SentryLevel level, Consumer<CaptureSpec> details);

	/**
	 * Sets a tag on the current scope. A tag against the rules (key of 1 to 32 letters,
	 * digits and {@code _.:-}, value of 1 to 200 characters on one line) is not set, and
	 * one log line says why.
	 * @param key the key
	 * @param value the value, taken as a string
	 */
	void setTag(String key, Object value);

	/**
	 * Sets several tags on the current scope, each as {@link #setTag} does.
	 * @param tags values by key
	 */
	void setTags(Map<String, ?> tags);

	/**
	 * Sets a context on the current scope.
	 * @param name the context's name
	 * @param values the values by key
	 */
	void setContext(String name, Map<String, ?> values);

	/**
	 * Sets the user of the current scope.
	 * @param user a {@link io.sentry.protocol.User} or an object that a
	 * {@link ContextContributor} knows, such as a JDA user or member
	 */
	void setUserContext(Object user);

	/**
	 * Set the user of the current scope.
	 * @param user the user
	 */
	void setUserContext(User user);

	/**
	 * Sets the command of the current scope.
	 * @param command a {@link CommandContext} or an object that a
	 * {@link ContextContributor} knows, such as a JDA command event
	 */
	void setCommandContext(Object command);

	/**
	 * Set the command of the current scope.
	 * @param command the context that describes the command
	 */
	void setCommandContext(CommandContext command);

	/**
	 * Adds a breadcrumb of category {@code default} and level info.
	 * @param message what happened
	 */
	default void addBreadcrumb(String message) {
		addBreadcrumb(message, "default");
	}

	/**
	 * Adds a breadcrumb of level info.
	 * @param message what happened
	 * @param category the category, e.g. {@code command}
	 */
	default void addBreadcrumb(String message, String category) {
		addBreadcrumb(message, category, SentryLevel.INFO, Map.of());
	}

	/**
	 * Adds a breadcrumb to the current scope.
	 * @param message what happened
	 * @param category the category, e.g. {@code command}
	 * @param level the level
	 * @param data more about it
	 */
	void addBreadcrumb(String message, String category, SentryLevel level, Map<String, ?> data);

	/**
	 * Starts a transaction on a scope of its own and makes both current on this thread.
	 * @param operation the operation, e.g. {@code task.background}
	 * @param name the name, low in cardinality
	 * @return the handle; closing it ends the transaction
	 */
	default TransactionHandle startTransaction(String operation, String name) {
		return startTransaction(operation, name, Map.of());
	}

	/**
	 * Starts a transaction as {@link #startTransaction(String, String)} does, and tells
	 * the samplers more about it.
	 * @param operation the operation, e.g. {@code task.background}
	 * @param name the name, low in cardinality
	 * @param samplingContext values by key, which a
	 * {@link io.sentry.SentryOptions.TracesSamplerCallback} finds in its custom sampling
	 * context; they are not sent
	 * @return the handle; closing it ends the transaction
	 */
	TransactionHandle startTransaction(String operation, String name, Map<String, ?> samplingContext);

	/**
	 * Starts a transaction that goes on with a trace of another process: it is part of
	 * that trace, and sent if that process decided to send its own. Without headers of
	 * Sentry it starts a trace of its own, as {@link #startTransaction} does.
	 * @param headers what came with the request or message, values by the header's name
	 * in whatever case
	 * @param operation the operation, e.g. {@code queue.process}
	 * @param name the name, low in cardinality
	 * @return the handle; closing it ends the transaction
	 */
	TransactionHandle continueTrace(Map<String, String> headers, String operation, String name);

	/**
	 * Does what {@link #continueTrace(Map, String, String)} does with headers that are
	 * asked for by name: {@code sentry-trace} and {@code baggage}.
	 * @param headers finds a header by its name, {@code null} if it did not come
	 * @param operation the operation
	 * @param name the name
	 * @return the handle; closing it ends the transaction
	 */
	TransactionHandle continueTrace(Function<String, @Nullable String> headers, String operation, String name);

	/**
	 * Tells by which headers another process goes on with the current trace; to be sent
	 * with a request or message to it.
	 * @return the headers, values by name; none without Sentry
	 */
	Map<String, String> traceHeaders();

	/**
	 * Starts a span below the current one and makes it current on this thread. Where no
	 * transaction runs, the handle does nothing.
	 * @param operation the operation, e.g. {@code db.query}
	 * @param description what is done
	 * @return the handle; closing it ends the span
	 */
	default SpanHandle startSpan(String operation, String description) {
		return startSpan(operation, description, Map.of());
	}

	/**
	 * Starts a span as {@link #startSpan(String, String)} does, with data from the start.
	 * @param operation the operation, e.g. {@code db.query}
	 * @param description what is done
	 * @param data values by key, set as by {@link SpanHandle#setData}
	 * @return the handle; closing it ends the span
	 */
	SpanHandle startSpan(String operation, String description, Map<String, ?> data);

	/**
	 * Does work in a span of its own, or in a transaction where none runs. The span ends
	 * when the work does: at the return, or at the completion of a future that it
	 * returns. What the work throws fails the span and reaches the caller unchanged.
	 * @param <T> the type of the result
	 * @param <E> the type of what the work may throw
	 * @param operation the operation, e.g. {@code task.background}
	 * @param name the name of the transaction and description of the span
	 * @param work the work
	 * @return what the work returned
	 * @throws E what the work threw
	 */
	<T extends @Nullable Object, E extends Throwable> T trace(String operation, String name, TracedCallable<T, E> work)
			throws E;

	/**
	 * Does work without a result, as {@link #trace(String, String, TracedCallable)} does.
	 * @param <E> the type of what the work may throw
	 * @param operation the operation, e.g. {@code task.background}
	 * @param name the name of the transaction and description of the span
	 * @param work the work
	 * @throws E what the work threw
	 */
	default <E extends Throwable> void trace(String operation, String name, TracedRunnable<E> work) throws E {
		this.<Boolean, E>trace(operation, name, () -> {
			work.run();
			return Boolean.TRUE;
		});
	}

	/**
	 * Returns the current span. Closing its handle does nothing: it is ended by whoever
	 * started it.
	 * @return a handle of the current span, one that does nothing if there is none
	 */
	SpanHandle currentSpan();

	/**
	 * Ends the running transaction, and the current span in it, because the bot cannot go
	 * on with it: with the status that was set, or internal_error. Closing their handles
	 * then does nothing.
	 */
	void finishTransactionOnError();

	/**
	 * Sends what is waiting, the metrics recorded so far among it, and waits for it.
	 * @param timeout how long to wait at the most
	 */
	void flush(Duration timeout);

	/**
	 * Does what {@link #flush} does on a thread of its own.
	 * @param timeout how long to wait at the most
	 * @return completes when everything was sent or the time has passed; never fails
	 */
	CompletableFuture<Void> flushAsync(Duration timeout);

}
