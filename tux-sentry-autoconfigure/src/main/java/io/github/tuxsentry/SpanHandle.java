package io.github.tuxsentry;

import java.util.Map;

import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * Handle of a running span, for use with try-with-resources. While it is open on the
 * thread that started it, spans started on that thread become its children, and events
 * captured on it are associated with the span. Closing the handle finishes the span. Its
 * status is unset unless {@link #setStatus} or {@link #fail} was called, since a handle
 * cannot detect exceptions thrown by its block; use {@link SentryManager#trace} for a
 * status that reflects the outcome. Handles may be used from any thread. They have no
 * effect without Sentry, or once they have been closed.
 *
 * @since 0.1.0
 */
public interface SpanHandle extends AutoCloseable {

	/**
	 * Set a tag. A valid tag has a key of 1 to 32 letters, digits and {@code _.:-}, and a
	 * value of 1 to 200 characters on one line. An invalid tag is not set, and logged.
	 * @param key the key
	 * @param value the value, converted to a string
	 * @return this handle
	 */
	SpanHandle setTag(String key, Object value);

	/**
	 * Tag the span with a phase of the bot's startup, as {@code setup_phase}.
	 * @param phase the phase, e.g. {@code database}
	 * @param status the status of the phase, e.g. {@code starting} or {@code finished}
	 * @return this handle
	 */
	SpanHandle setSetupPhase(String phase, String status);

	/**
	 * Set data that is shown in the trace view.
	 * @param key the key, e.g. {@code db.rows_returned}
	 * @param value the value: a string, number, boolean, or a list of these
	 * @return this handle
	 */
	SpanHandle setData(String key, Object value);

	/**
	 * Set several data attributes, as {@link #setData} does.
	 * @param attributes the values by key
	 * @return this handle
	 */
	SpanHandle setAttributes(Map<String, ?> attributes);

	/**
	 * Set the status that the span finishes with.
	 * @param status the status
	 * @return this handle
	 */
	SpanHandle setStatus(SpanStatus status);

	/**
	 * Mark the span as failed. Its status becomes that of the failure, its data
	 * {@code error} contains the message, and an event captured for the same throwable
	 * refers to this span. The failure itself is not captured.
	 * @param failure the exception thrown by the work
	 * @return this handle
	 */
	SpanHandle fail(Throwable failure);

	/**
	 * Mark the span as failed, as {@link #fail(Throwable)} does, and set additional data.
	 * @param failure the exception thrown by the work
	 * @param extra the values by key, set as {@code extra.<key>}
	 * @return this handle
	 */
	SpanHandle fail(Throwable failure, Map<String, ?> extra);

	/**
	 * Return the ID of the trace that the span is part of.
	 * @return the trace ID, or {@code null} without Sentry
	 */
	@Nullable String getTraceId();

	/**
	 * Finish the span, and restore the previously current span of the thread.
	 */
	@Override
	void close();

}
