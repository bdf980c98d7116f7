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
 * Central interface for reporting to Sentry. A bean of this type is always available.
 * Without a DSN, its methods have no effect. Problems with Sentry do not cause any method
 * to throw an exception. Implementations are thread-safe.
 *
 * @since 0.1.0
 */
public interface SentryManager {

	/**
	 * Return whether events are sent to Sentry.
	 * @return {@code true} from the time Sentry is started with a DSN until it is closed
	 */
	boolean isInitialized();

	/**
	 * Capture an exception in the current scope.
	 * @param exception the exception
	 * @return the ID of the event, or {@link SentryId#EMPTY_ID} if it was not sent. If
	 * the failure has already been captured, the ID of the earlier event
	 */
	default SentryId captureException(Throwable exception) {
		return captureException(exception, (spec) -> {
		});
	}

	/**
	 * Capture an exception in a scope of its own.
	 * @param exception the exception
	 * @param details a callback that sets the details of the event
	 * @return the ID of the event, or {@link SentryId#EMPTY_ID} if it was not sent. If
	 * the failure has already been captured, the ID of the earlier event
	 */
	SentryId captureException(Throwable exception, Consumer<CaptureSpec> details);

	/**
	 * Capture a message of level info.
	 * @param message the message
	 * @return the ID of the event, or {@link SentryId#EMPTY_ID} if it was not sent
	 */
	default SentryId captureMessage(String message) {
		return captureMessage(message, SentryLevel.INFO);
	}

	/**
	 * Capture a message.
	 * @param message the message
	 * @param level the level
	 * @return the ID of the event, or {@link SentryId#EMPTY_ID} if it was not sent
	 */
	default SentryId captureMessage(String message, SentryLevel level) {
		return captureMessage(message, level, (spec) -> {
		});
	}

	/**
	 * Capture a message in a scope of its own.
	 * @param message the message
	 * @param level the level
	 * @param details a callback that sets the details of the event
	 * @return the ID of the event, or {@link SentryId#EMPTY_ID} if it was not sent
	 */
	SentryId captureMessage(String message, SentryLevel level, Consumer<CaptureSpec> details);

	/**
	 * Set a tag in the current scope. A valid tag has a key of 1 to 32 letters, digits
	 * and {@code _.:-}, and a value of 1 to 200 characters on one line. An invalid tag is
	 * not set, and the reason is logged.
	 * @param key the key
	 * @param value the value, converted to a string
	 */
	void setTag(String key, Object value);

	/**
	 * Set several tags in the current scope, as {@link #setTag} does.
	 * @param tags the values by key
	 */
	void setTags(Map<String, ?> tags);

	/**
	 * Set a context in the current scope.
	 * @param name the name of the context
	 * @param values the values by key
	 */
	void setContext(String name, Map<String, ?> values);

	/**
	 * Set the user of the current scope.
	 * @param user a {@link io.sentry.protocol.User} or an object that a
	 * {@link ContextContributor} supports, such as a JDA user or member
	 */
	void setUserContext(Object user);

	/**
	 * Set the user of the current scope.
	 * @param user the user
	 */
	void setUserContext(User user);

	/**
	 * Set the command of the current scope.
	 * @param command a {@link CommandContext} or an object that a
	 * {@link ContextContributor} supports, such as a JDA command event
	 */
	void setCommandContext(Object command);

	/**
	 * Set the command of the current scope.
	 * @param command the context that describes the command
	 */
	void setCommandContext(CommandContext command);

	/**
	 * Add a breadcrumb of category {@code default} and level info.
	 * @param message the message
	 */
	default void addBreadcrumb(String message) {
		addBreadcrumb(message, "default");
	}

	/**
	 * Add a breadcrumb of level info.
	 * @param message the message
	 * @param category the category, e.g. {@code command}
	 */
	default void addBreadcrumb(String message, String category) {
		addBreadcrumb(message, category, SentryLevel.INFO, Map.of());
	}

	/**
	 * Add a breadcrumb to the current scope.
	 * @param message the message
	 * @param category the category, e.g. {@code command}
	 * @param level the level
	 * @param data additional data by key
	 */
	void addBreadcrumb(String message, String category, SentryLevel level, Map<String, ?> data);

	/**
	 * Start a transaction in a scope of its own, and make both current on this thread.
	 * @param operation the operation, e.g. {@code task.background}
	 * @param name the name, of low cardinality
	 * @return the handle; closing it finishes the transaction
	 */
	default TransactionHandle startTransaction(String operation, String name) {
		return startTransaction(operation, name, Map.of());
	}

	/**
	 * Start a transaction, as {@link #startTransaction(String, String)} does, with
	 * additional data for samplers.
	 * @param operation the operation, e.g. {@code task.background}
	 * @param name the name, of low cardinality
	 * @param samplingContext the values by key, available to a
	 * {@link io.sentry.SentryOptions.TracesSamplerCallback} in the custom sampling
	 * context; they are not sent
	 * @return the handle; closing it finishes the transaction
	 */
	TransactionHandle startTransaction(String operation, String name, Map<String, ?> samplingContext);

	/**
	 * Continue a trace started by another process. The transaction is part of that trace,
	 * and is sent if that process decided to send its own. Without Sentry's headers a new
	 * trace is started, as by {@link #startTransaction}.
	 * @param headers the headers of the request or message, values by name; the case of a
	 * name is ignored
	 * @param operation the operation, e.g. {@code queue.process}
	 * @param name the name, of low cardinality
	 * @return the handle; closing it finishes the transaction
	 */
	TransactionHandle continueTrace(Map<String, String> headers, String operation, String name);

	/**
	 * Continue a trace started by another process, as
	 * {@link #continueTrace(Map, String, String)} does. The headers are looked up by
	 * name: {@code sentry-trace} and {@code baggage}.
	 * @param headers a function that returns a header by its name, or {@code null} if it
	 * is absent
	 * @param operation the operation
	 * @param name the name
	 * @return the handle; closing it finishes the transaction
	 */
	TransactionHandle continueTrace(Function<String, @Nullable String> headers, String operation, String name);

	/**
	 * Return the headers that propagate the current trace. They are sent to another
	 * process with a request or message.
	 * @return the headers, values by name; empty without Sentry
	 */
	Map<String, String> traceHeaders();

	/**
	 * Start a child of the current span, and make it current on this thread. Outside of a
	 * transaction, the handle has no effect.
	 * @param operation the operation, e.g. {@code db.query}
	 * @param description the description of the work
	 * @return the handle; closing it finishes the span
	 */
	default SpanHandle startSpan(String operation, String description) {
		return startSpan(operation, description, Map.of());
	}

	/**
	 * Start a child of the current span, as {@link #startSpan(String, String)} does, with
	 * initial data.
	 * @param operation the operation, e.g. {@code db.query}
	 * @param description the description of the work
	 * @param data the values by key, set as by {@link SpanHandle#setData}
	 * @return the handle; closing it finishes the span
	 */
	SpanHandle startSpan(String operation, String description, Map<String, ?> data);

	/**
	 * Perform work within a span of its own, or within a transaction if none is running.
	 * The span finishes when the work completes: on return, or on completion of a
	 * returned future. An exception of the work fails the span and is propagated to the
	 * caller unchanged.
	 * @param <T> the type of the result
	 * @param <E> the type of the exception that the work may throw
	 * @param operation the operation, e.g. {@code task.background}
	 * @param name the name of the transaction and the description of the span
	 * @param work the work
	 * @return the result of the work
	 * @throws E the exception thrown by the work
	 */
	<T extends @Nullable Object, E extends Throwable> T trace(String operation, String name, TracedCallable<T, E> work)
			throws E;

	/**
	 * Perform work without a result, as {@link #trace(String, String, TracedCallable)}
	 * does.
	 * @param <E> the type of the exception that the work may throw
	 * @param operation the operation, e.g. {@code task.background}
	 * @param name the name of the transaction and the description of the span
	 * @param work the work
	 * @throws E the exception thrown by the work
	 */
	default <E extends Throwable> void trace(String operation, String name, TracedRunnable<E> work) throws E {
		this.<Boolean, E>trace(operation, name, () -> {
			work.run();
			return Boolean.TRUE;
		});
	}

	/**
	 * Return the current span. Closing its handle has no effect: the span is finished by
	 * the code that started it.
	 * @return a handle of the current span, or a no-op handle if there is none
	 */
	SpanHandle currentSpan();

	/**
	 * Finish the running transaction and its current span because of an error that the
	 * bot cannot recover from. Their status is the one that was set, or internal_error.
	 * Closing their handles has no effect afterwards.
	 */
	void finishTransactionOnError();

	/**
	 * Send all pending data, including the metrics recorded so far, and wait until it has
	 * been sent or the timeout has expired.
	 * @param timeout the maximum time to wait
	 */
	void flush(Duration timeout);

	/**
	 * Send all pending data, as {@link #flush} does, on a separate thread.
	 * @param timeout the maximum time to wait
	 * @return a future that completes when everything has been sent or the timeout has
	 * expired; it never fails
	 */
	CompletableFuture<Void> flushAsync(Duration timeout);

}
