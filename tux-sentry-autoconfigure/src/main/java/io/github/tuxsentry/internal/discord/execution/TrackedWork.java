package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.tuxsentry.internal.tracing.ActiveSpan;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.requests.RestRateLimiter;
import net.dv8tion.jda.api.requests.Route;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Call to Discord that was started within an execution. Its span covers the time from the
 * submission to the completion, including retries, during which the call holds the
 * execution open.
 */
final class TrackedWork implements RestRateLimiter.Work {

	private final RestRateLimiter.Work delegate;

	private final @Nullable CommandExecution work;

	private final RestCalls calls;

	private final ActiveSpan span;

	private final AtomicBoolean finished = new AtomicBoolean();

	private volatile int status;

	TrackedWork(RestRateLimiter.Work delegate, @Nullable CommandExecution work, RestCalls calls) {
		this.delegate = delegate;
		this.work = work;
		this.calls = calls;
		this.span = calls.started(delegate.getRoute());
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
		CommandExecution.Entered entered = (this.work != null) ? this.work.enter() : CommandExecution.suspend();
		long start = System.nanoTime();
		int answer = 0;
		try {
			Response response = this.delegate.execute();
			answer = (response != null) ? response.code() : 0;
			return response;
		}
		finally {
			this.status = answer;
			this.calls.answered(getRoute().getBaseRoute(), answer, Duration.ofNanos(System.nanoTime() - start));
			finishIf(this.delegate.isDone());
			entered.close();
		}
	}

	@Override
	public boolean isSkipped() {
		boolean skipped = this.delegate.isSkipped();
		finishIf(skipped);
		return skipped;
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
		this.delegate.cancel();
		finishIf(true);
	}

	void finishIf(boolean done) {
		if (done && this.finished.compareAndSet(false, true)) {
			this.calls.finished(this.span, this.status);
			if (this.work != null) {
				this.work.release();
			}
		}
	}

}
