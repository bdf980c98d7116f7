package io.github.tuxsentry.internal.tracing;

import io.github.tuxsentry.internal.frame.Frame;
import io.github.tuxsentry.internal.frame.SpanFrame;
import io.github.tuxsentry.internal.frame.ThreadScopes;
import io.github.tuxsentry.internal.frame.UnsampledTransaction;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.SpanStatus;
import org.jspecify.annotations.Nullable;

/**
 * Span that is the parent of new work, found without creating scopes or spans of the SDK.
 * If a span has ended but its thread has not left it, that is the transaction.
 */
final class RunningSpan {

	private RunningSpan() {
	}

	/**
	 * Return the scopes that know the span.
	 * @param scopes the scopes, or the access to those of the thread
	 * @return scopes of the SDK, or a pending frame; {@code null} if there are none
	 */
	static @Nullable IScopes holder(IScopes scopes) {
		return Frame.withTrace(ThreadScopes.known(scopes));
	}

	/**
	 * Return the running transaction that is sampled out, and whose span nobody has asked
	 * for.
	 */
	static @Nullable UnsampledTransaction unsampled(@Nullable IScopes holder) {
		return (holder instanceof Frame frame && frame.isEnabled()) ? frame.runningTransaction() : null;
	}

	/**
	 * Return the light span of scopes, running or not.
	 */
	static @Nullable LightSpan light(@Nullable IScopes holder) {
		return (holder instanceof SpanFrame frame && frame.span() instanceof LightSpan light && frame.isEnabled())
				? light : null;
	}

	/**
	 * Return the running span or transaction of the SDK.
	 */
	static @Nullable ISpan ofSdk(@Nullable IScopes holder) {
		ISpan span = (holder == null || holder instanceof Frame) ? null : ThreadScopes.spanOf(holder);
		if (holder == null || span == null || !ThreadScopes.isEnabled(holder)) {
			return null;
		}
		if (isRunning(span)) {
			return span;
		}
		ITransaction transaction = holder.getTransaction();
		return (transaction != null && isRunning(transaction)) ? transaction : null;
	}

	/**
	 * Return whether a transaction is running, sampled or not.
	 */
	static boolean isInTransaction(@Nullable IScopes holder) {
		LightSpan light = light(holder);
		return (light != null) ? light.isWithinRunning() : unsampled(holder) != null || ofSdk(holder) != null;
	}

	/**
	 * Return whether a sampled transaction is running.
	 */
	static boolean isRecording(@Nullable IScopes holder) {
		LightSpan light = light(holder);
		if (light != null) {
			return light.isWithinRunning();
		}
		ISpan span = ofSdk(holder);
		return span != null && isSampled(span);
	}

	static boolean isSampled(ISpan span) {
		return Boolean.TRUE.equals(span.isSampled());
	}

	static boolean isRunning(ISpan span) {
		return !span.isNoOp() && !span.isFinished();
	}

	/**
	 * Finish a span or transaction whose outcome is unknown.
	 */
	static void abort(ISpan span) {
		SpanStatus status = span.getStatus();
		span.finish((status != null) ? status : SpanStatus.INTERNAL_ERROR);
	}

}
