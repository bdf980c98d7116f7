package io.github.tuxsentry;

import java.util.Map;

import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * Handle of a running span, for use with try-with-resources. While it is open on the
 * thread that started it, spans started there become its children, and events captured
 * there belong to it. Closing the handle finishes the span. Its status is unset unless
 * {@link #setStatus} or {@link #fail} was called, since a handle does not learn what its
 * block throws; use {@link SentryManager#trace} for a status that follows the outcome. A
 * handle can be used without Sentry, from any thread, after its end and when it is closed
 * twice: it then has no effect.
 */
public interface SpanHandle extends AutoCloseable {

	/**
	 * Sets a tag. A tag against the rules (key of 1 to 32 letters, digits and
	 * {@code _.:-}, value of 1 to 200 characters on one line) is not set and logged.
	 * @param key the key
	 * @param value the value, taken as a string
	 * @return this handle
	 */
	SpanHandle setTag(String key, Object value);

	/**
	 * Tags the span with a phase of the bot's start, as {@code setup_phase}.
	 * @param phase the phase, e.g. {@code database}
	 * @param status where the phase is, e.g. {@code starting} or {@code finished}
	 * @return this handle
	 */
	SpanHandle setSetupPhase(String phase, String status);

	/**
	 * Sets data for the trace view.
	 * @param key the key, e.g. {@code db.rows_returned}
	 * @param value the value: a string, number, boolean, or a list of these
	 * @return this handle
	 */
	SpanHandle setData(String key, Object value);

	/**
	 * Sets several data, each as {@link #setData} does.
	 * @param attributes values by key
	 * @return this handle
	 */
	SpanHandle setAttributes(Map<String, ?> attributes);

	/**
	 * Sets the status that the span ends with.
	 * @param status the status
	 * @return this handle
	 */
	SpanHandle setStatus(SpanStatus status);

	/**
	 * Says that the span's work failed: its status becomes that of the failure, its data
	 * {@code error} the message, and an event captured for the same throwable points to
	 * this span. Nothing is captured by it.
	 * @param failure what the work threw
	 * @return this handle
	 */
	SpanHandle fail(Throwable failure);

	/**
	 * Says that the span's work failed, as {@link #fail(Throwable)} does, and sets
	 * further data.
	 * @param failure what the work threw
	 * @param extra values by key, set as {@code extra.<key>}
	 * @return this handle
	 */
	SpanHandle fail(Throwable failure, Map<String, ?> extra);

	/**
	 * Returns the id of the trace that the span is part of.
	 * @return the trace id, or {@code null} without Sentry
	 */
	@Nullable String getTraceId();

	/**
	 * Ends the span and gives the thread back the span that was current before.
	 */
	@Override
	void close();

}
