package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.github.tuxsentry.internal.http.CalledServer;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.QueuedWork;
import io.github.tuxsentry.internal.tracing.UnitOfWork;
import io.sentry.Breadcrumb;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.requests.RestRateLimiter;
import net.dv8tion.jda.api.requests.Route;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Rate limiter in front of a bot's own. All calls to Discord pass through it, on the
 * threads that start them.
 */
final class TrackingRateLimiter implements RestRateLimiter {

	private static final int FIRST_REDIRECT = 300;

	private final RestRateLimiter delegate;

	private final RestCalls calls;

	private volatile boolean stopped;

	private final CalledServer server;

	TrackingRateLimiter(RestRateLimiter delegate, RestCalls calls, CalledServer server) {
		this.delegate = delegate;
		this.calls = calls;
		this.server = server;
	}

	@Override
	public void enqueue(Work task) {
		this.calls.tracked(task.getJDA());
		CommandExecution held = this.calls.hold(task.getRoute());
		TrackedWork tracked = new TrackedWork(task, held);
		// Tasks that the rate limiter itself schedules are not part of the execution.
		try (UnitOfWork.Entered suspended = UnitOfWork.enter(null)) {
			this.delegate.enqueue(tracked);
			if (held != null) {
				QueuedWork.watch(tracked);
			}
		}
		catch (RuntimeException | Error refused) {
			tracked.finishIf(true);
			throw refused;
		}
	}

	@Override
	public void stop(boolean shutdown, Runnable callback) {
		this.delegate.stop(shutdown, () -> {
			this.stopped = true;
			callback.run();
		});
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
	 * @param config the configuration, whose base URL may still change
	 * @param calls records spans and metrics
	 */
	record Factory(Function<? super RateLimitConfig, ? extends RestRateLimiter> factory, RestConfig config,
			RestCalls calls) implements Function<RateLimitConfig, RestRateLimiter> {

		static Function<? super RateLimitConfig, ? extends RestRateLimiter> around(RestConfig config, RestCalls calls) {
			Function<? super RateLimitConfig, ? extends RestRateLimiter> factory = config.getRateLimiterFactory();
			return (factory instanceof Factory) ? factory : new Factory(factory, config, calls);
		}

		@Override
		public RestRateLimiter apply(RateLimitConfig limits) {
			return new TrackingRateLimiter(this.factory.apply(limits), this.calls,
					CalledServer.of(this.config.getBaseUrl()));
		}

	}

	/**
	 * Call to Discord that was started within an execution. Its span covers the time from
	 * the submission to the completion, including retries, during which the call holds
	 * the execution open.
	 */
	private final class TrackedWork implements RestRateLimiter.Work, QueuedWork.Item {

		private final RestRateLimiter.Work delegate;

		private final @Nullable CommandExecution work;

		private final RestCalls calls = TrackingRateLimiter.this.calls;

		private final ActiveSpan span;

		private final @Nullable Breadcrumb breadcrumb;

		private final AtomicBoolean finished = new AtomicBoolean();

		private volatile boolean executing;

		private volatile int status;

		TrackedWork(RestRateLimiter.Work delegate, @Nullable CommandExecution work) {
			this.delegate = delegate;
			this.work = work;
			this.span = started();
			this.breadcrumb = calls.addBreadcrumb(delegate.getRoute().getBaseRoute(), work);
			if (work != null && isMessage()) {
				work.sendsMessage();
			}
		}

		private ActiveSpan started() {
			if (this.work == null || this.work == CommandExecution.current()) {
				return this.calls.started(this.delegate.getRoute(), TrackingRateLimiter.this.server);
			}
			if (!this.calls.recordsSpans(this.work)) {
				return ActiveSpan.none();
			}
			try (UnitOfWork.Entered entered = this.work.enter()) {
				return this.calls.started(this.delegate.getRoute(), TrackingRateLimiter.this.server);
			}
		}

		@Override
		public Route.CompiledRoute getRoute() {
			return this.delegate.getRoute();
		}

		@Override
		public JDA getJDA() {
			return this.delegate.getJDA();
		}

		@Override
		public @Nullable Response execute() {
			UnitOfWork.Entered entered = enter();
			long start = System.nanoTime();
			int answer = 0;
			this.executing = true;
			try {
				Response response = this.delegate.execute();
				answer = (response != null) ? response.code() : 0;
				return response;
			}
			finally {
				this.executing = false;
				this.status = answer;
				this.calls.answered(getRoute().getBaseRoute(), answer, Duration.ofNanos(System.nanoTime() - start));
				finishIf(this.delegate.isDone());
				entered.close();
			}
		}

		private UnitOfWork.Entered enter() {
			return (this.work != null) ? this.work.enter() : UnitOfWork.enter(null);
		}

		/**
		 * Return whether the call is not to be performed. JDA submits the failure
		 * callback of a call that has expired.
		 */
		@Override
		public boolean isSkipped() {
			try (UnitOfWork.Entered entered = enter()) {
				boolean skipped = this.delegate.isSkipped();
				finishIf(skipped);
				return skipped;
			}
		}

		@Override
		public boolean isDone() {
			return this.delegate.isDone();
		}

		@Override
		public boolean isPriority() {
			return this.delegate.isPriority();
		}

		@Override
		public boolean isCancelled() {
			return this.delegate.isCancelled();
		}

		@Override
		public void cancel() {
			try (UnitOfWork.Entered entered = enter()) {
				this.delegate.cancel();
			}
			finally {
				finishIf(true);
			}
		}

		private boolean isMessage() {
			return getRoute().getBaseRoute().equals(Route.Messages.SEND_MESSAGE);
		}

		@Override
		public boolean isWaiting() {
			return !this.finished.get();
		}

		/**
		 * The rate limiter removes a canceled call from its queue when it would perform
		 * the call, which may be long after. It does not cancel a call that it is to
		 * repeat when it stops.
		 */
		@Override
		public boolean isDropped(QueuedWork.Queues queues) {
			return !this.executing && (isCancelled() || TrackingRateLimiter.this.stopped);
		}

		@Override
		public void release() {
			finishIf(true);
		}

		void finishIf(boolean done) {
			if (done && this.finished.compareAndSet(false, true)) {
				this.calls.finished(this.span, this.status);
				if (this.breadcrumb != null) {
					Breadcrumbs.complete(this.breadcrumb, this.status);
				}
				if (this.work != null) {
					if (this.status == 0) {
						this.calls.failed(getRoute());
					}
					if (isMessage()) {
						this.work.completedMessage(this.status > 0 && this.status < FIRST_REDIRECT);
					}
					this.work.release();
				}
			}
		}

	}

}
