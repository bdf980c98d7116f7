package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import io.sentry.Hint;
import io.sentry.ISentryClient;
import io.sentry.SentryClient;
import io.sentry.SentryEnvelope;
import io.sentry.SentryOptions;
import io.sentry.hints.Enqueable;
import io.sentry.hints.Retryable;
import io.sentry.hints.SubmissionResult;
import io.sentry.transport.ITransport;
import io.sentry.transport.RateLimiter;
import io.sentry.util.HintUtils;
import org.jspecify.annotations.Nullable;

/**
 * Transport of the SDK that answers as a test tells it to, and accepts all else.
 */
final class ManualTransport implements ITransport {

	private final Queue<Answer> answers = new ArrayDeque<>();

	private final List<SentryEnvelope> sent = new ArrayList<>();

	private final List<Hint> hints = new ArrayList<>();

	private Answer otherwise = ManualTransport::accept;

	private @Nullable RateLimiter rateLimiter;

	/**
	 * Set the answers to the next envelopes.
	 */
	ManualTransport answering(Answer... answers) {
		this.answers.addAll(List.of(answers));
		return this;
	}

	/**
	 * Set the answer to all further envelopes.
	 */
	ManualTransport otherwise(Answer answer) {
		this.otherwise = answer;
		return this;
	}

	ManualTransport limitedBy(RateLimiter rateLimiter) {
		this.rateLimiter = rateLimiter;
		return this;
	}

	static void accept(Hint hint) {
		enqueue(hint);
		complete(hint, true, false);
	}

	static void enqueue(Hint hint) {
		HintUtils.runIfHasType(hint, Enqueable.class, Enqueable::markEnqueued);
	}

	static void reject(Hint hint) {
		complete(hint, false, true);
	}

	static void ignore(Hint hint) {
	}

	static void complete(Hint hint, boolean success, boolean retry) {
		HintUtils.runIfHasType(hint, Retryable.class, (retryable) -> retryable.setRetry(retry));
		HintUtils.runIfHasType(hint, SubmissionResult.class, (result) -> result.setResult(success));
	}

	/**
	 * Return a client of the SDK that sends with this.
	 */
	ISentryClient client(SentryOptions options) {
		options.setDsn("http://public@127.0.0.1:1/42");
		options.setTransportFactory((same, request) -> this);
		return new SentryClient(options);
	}

	/**
	 * Return the envelopes that were passed to this, including those that were rejected.
	 */
	List<SentryEnvelope> sent() {
		return this.sent;
	}

	List<Hint> hints() {
		return this.hints;
	}

	@Override
	public void send(SentryEnvelope envelope, Hint hint) {
		this.sent.add(envelope);
		this.hints.add(hint);
		Answer answer = this.answers.poll();
		((answer != null) ? answer : this.otherwise).to(hint);
	}

	@Override
	public void flush(long timeoutMillis) {
	}

	@Override
	public @Nullable RateLimiter getRateLimiter() {
		return this.rateLimiter;
	}

	@Override
	public void close() {
	}

	@Override
	public void close(boolean isRestarting) {
	}

	/**
	 * What a transport does with an envelope.
	 */
	@FunctionalInterface
	interface Answer {

		void to(Hint hint);

	}

}
