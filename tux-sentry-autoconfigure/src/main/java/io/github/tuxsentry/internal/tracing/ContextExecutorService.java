package io.github.tuxsentry.internal.tracing;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Executor service that runs tasks within the context captured where they were submitted.
 * It shares the lifecycle of the delegate.
 */
public sealed class ContextExecutorService extends AbstractExecutorService permits ContextScheduledExecutorService {

	private final ExecutorService delegate;

	private final TaskContextFactory contexts;

	ContextExecutorService(ExecutorService delegate, TaskContextFactory contexts) {
		this.delegate = delegate;
		this.contexts = contexts;
	}

	/**
	 * Wrap an executor. An executor that is wrapped with the same factory is returned
	 * unchanged.
	 * @param executor the executor
	 * @param contexts the factory for the context of the tasks
	 * @return the wrapped executor
	 */
	public static ExecutorService wrap(ExecutorService executor, TaskContextFactory contexts) {
		return isWrapped(executor, contexts) ? executor : new ContextExecutorService(executor, contexts);
	}

	static boolean isWrapped(ExecutorService executor, TaskContextFactory contexts) {
		return executor instanceof ContextExecutorService wrapper && wrapper.contexts == contexts;
	}

	final TaskContextFactory contexts() {
		return this.contexts;
	}

	@Override
	public void execute(Runnable task) {
		ContextTask<?> wrapped = ContextTask.of(task, this.contexts);
		if (wrapped == null) {
			this.delegate.execute(task);
			return;
		}
		wrapped.submit(() -> {
			this.delegate.execute(wrapped);
			return wrapped;
		});
	}

	@Override
	public void shutdown() {
		this.delegate.shutdown();
	}

	@Override
	public List<Runnable> shutdownNow() {
		return this.delegate.shutdownNow();
	}

	@Override
	public boolean isShutdown() {
		return this.delegate.isShutdown();
	}

	@Override
	public boolean isTerminated() {
		return this.delegate.isTerminated();
	}

	@Override
	public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
		return this.delegate.awaitTermination(timeout, unit);
	}

}
