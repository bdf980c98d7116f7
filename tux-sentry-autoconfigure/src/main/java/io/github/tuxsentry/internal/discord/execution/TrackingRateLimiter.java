package io.github.tuxsentry.internal.discord.execution;

import java.util.function.Function;

import net.dv8tion.jda.api.requests.RestRateLimiter;

/**
 * Rate limiter in front of a bot's own. All calls to Discord pass through it, on the
 * threads that start them.
 */
final class TrackingRateLimiter implements RestRateLimiter {

	private final RestRateLimiter delegate;

	private final RestCalls calls;

	TrackingRateLimiter(RestRateLimiter delegate, RestCalls calls) {
		this.delegate = delegate;
		this.calls = calls;
	}

	@Override
	public void enqueue(Work task) {
		this.calls.tracked(task.getJDA());
		CommandExecution current = CommandExecution.current();
		CommandExecution held = (current != null && current.hold()) ? current : null;
		TrackedWork tracked = new TrackedWork(task, held, this.calls);
		// Tasks that the rate limiter itself schedules are not part of the execution.
		try (CommandExecution.Entered suspended = CommandExecution.suspend()) {
			this.delegate.enqueue(tracked);
		}
		catch (RuntimeException | Error refused) {
			tracked.finishIf(true);
			throw refused;
		}
	}

	@Override
	public void stop(boolean shutdown, Runnable callback) {
		this.delegate.stop(shutdown, callback);
	}

	@Override
	public boolean isStopped() {
		return this.delegate.isStopped();
	}

	@Override
	public int cancelRequests() {
		return this.delegate.cancelRequests();
	}

	/**
	 * Factory for tracking rate limiters.
	 *
	 * @param factory the factory for the bot's own rate limiters
	 * @param calls records spans and metrics
	 */
	record Factory(Function<? super RateLimitConfig, ? extends RestRateLimiter> factory,
			RestCalls calls) implements Function<RateLimitConfig, RestRateLimiter> {

		static Function<? super RateLimitConfig, ? extends RestRateLimiter> around(
				Function<? super RateLimitConfig, ? extends RestRateLimiter> factory, RestCalls calls) {
			return (factory instanceof Factory) ? factory : new Factory(factory, calls);
		}

		@Override
		public RestRateLimiter apply(RateLimitConfig config) {
			return new TrackingRateLimiter(this.factory.apply(config), this.calls);
		}

	}

}
