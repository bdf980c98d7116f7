package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ThreadPoolExecutor;

import io.github.tuxsentry.internal.tracing.ContextTask;
import io.github.tuxsentry.internal.tracing.QueuedWork;
import io.github.tuxsentry.internal.tracing.TaskContext;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;

/**
 * Interceptor that propagates the context of tasks, whatever method of the executor they
 * are submitted by. All other behavior, including the futures, is that of the executor.
 * Tasks that are returned from its queue are those that were submitted.
 */
final class ContextPropagatingInterceptor implements MethodInterceptor {

	private static final String REMOVE = "remove";

	private static final String SCHEDULE = "schedule";

	private static final String SHUTDOWN_NOW = "shutdownNow";

	private static final Set<String> REPEATING = Set.of("scheduleAtFixedRate", "scheduleWithFixedDelay");

	/**
	 * Methods that keep the failure of a task for the caller that asks for its result.
	 */
	private static final Set<String> SUBMITTING = Set.of("submit", "submitCompletable", "submitListenable");

	private static final Set<String> OTHERS = Set.of("execute", SCHEDULE, "invokeAll", "invokeAny", "invoke",
			"lazySubmit", "externalSubmit", "submitWithTimeout", REMOVE, SHUTDOWN_NOW);

	private final Executor executor;

	private final TaskContext.Factory contexts;

	ContextPropagatingInterceptor(Executor executor, TaskContext.Factory contexts) {
		this.executor = executor;
		this.contexts = contexts;
	}

	/**
	 * Return whether a method of an executor may accept or return tasks.
	 */
	static boolean handles(Method method) {
		String name = method.getName();
		return OTHERS.contains(name) || SUBMITTING.contains(name) || REPEATING.contains(name);
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Method method = invocation.getMethod();
		@Nullable Object[] arguments = invocation.getArguments().clone();
		if (method.getName().equals(SHUTDOWN_NOW)) {
			Object queued = call(method, arguments);
			return (queued instanceof List<?> tasks) ? ContextTask.unwrapped(tasks) : queued;
		}
		return (arguments.length > 0 && arguments[0] != null) ? submit(method, arguments, arguments[0])
				: call(method, arguments);
	}

	private @Nullable Object submit(Method method, @Nullable Object[] arguments, Object first) throws Throwable {
		Class<?> type = method.getParameterTypes()[0];
		if (type == Runnable.class) {
			return method.getName().equals(REMOVE) ? remove(method, (Runnable) first)
					: submitRunnable(method, arguments, (Runnable) first);
		}
		if (type == ForkJoinTask.class) {
			return submitFork(method, arguments, (ForkJoinTask<?>) first);
		}
		if (type == Callable.class) {
			return submitWrapped(method, arguments, ContextTask.of((Callable<?>) first, contextsOf(method)));
		}
		return (type == Collection.class) ? submitAll(method, arguments, (Collection<?>) first)
				: call(method, arguments);
	}

	/**
	 * Submit tasks by a method that waits for them: those that have not been started when
	 * it returns are dropped.
	 */
	private @Nullable Object submitAll(Method method, @Nullable Object[] arguments, Collection<?> tasks)
			throws Throwable {
		List<@Nullable Object> wrapped = wrapped(tasks);
		arguments[0] = wrapped;
		try {
			return call(method, arguments);
		}
		finally {
			wrapped.forEach((task) -> {
				if (task instanceof ContextTask<?> submitted) {
					submitted.releaseUnlessStarted();
				}
			});
		}
	}

	private @Nullable Object submitRunnable(Method method, @Nullable Object[] arguments, Runnable task)
			throws Throwable {
		if (REPEATING.contains(method.getName())) {
			arguments[0] = this.contexts.isolate(task);
			return call(method, arguments);
		}
		return submitWrapped(method, arguments, SUBMITTING.contains(method.getName())
				? ContextTask.submitted(task, this.contexts) : ContextTask.of(task, contextsOf(method)));
	}

	private TaskContext.Factory contextsOf(Method method) {
		return method.getName().equals(SCHEDULE) ? this.contexts::captureDelayed : this.contexts;
	}

	private @Nullable Object submitWrapped(Method method, @Nullable Object[] arguments,
			@Nullable ContextTask<?> wrapped) throws Throwable {
		if (wrapped == null) {
			return call(method, arguments);
		}
		arguments[0] = wrapped;
		try {
			Object result = call(method, arguments);
			QueuedWork.watch(wrapped, result, this.executor);
			return result;
		}
		catch (RuntimeException | Error refused) {
			wrapped.release();
			throw refused;
		}
	}

	/**
	 * Submit a task that invokes the given one, which others may wait for.
	 */
	private @Nullable Object submitFork(Method method, @Nullable Object[] arguments, ForkJoinTask<?> task)
			throws Throwable {
		ContextTask<?> wrapped = ContextTask.of(task::quietlyInvoke, this.contexts);
		if (wrapped == null) {
			return call(method, arguments);
		}
		ForkJoinTask<?> adapted = new AdaptedTask(wrapped, task);
		arguments[0] = adapted;
		Object result;
		try {
			result = call(method, arguments);
			QueuedWork.watch(wrapped, adapted, null, this.executor);
		}
		catch (RuntimeException | Error refused) {
			wrapped.release();
			throw refused;
		}
		if (result instanceof ForkJoinTask<?>) {
			return task;
		}
		return (method.getReturnType() != void.class) ? task.join() : null;
	}

	private List<@Nullable Object> wrapped(Collection<?> tasks) {
		List<@Nullable Object> wrapped = new ArrayList<>();
		for (Object task : tasks) {
			ContextTask<?> call = (task instanceof Callable<?> callable) ? ContextTask.of(callable, this.contexts)
					: null;
			wrapped.add((call != null) ? call : task);
		}
		return wrapped;
	}

	private @Nullable Object remove(Method method, Runnable task) throws Throwable {
		Object removed = call(method, task);
		if (Boolean.FALSE.equals(removed) && this.executor instanceof ThreadPoolExecutor pool) {
			for (Runnable queued : pool.getQueue()) {
				if (queued instanceof ContextTask<?> wrapped && task.equals(wrapped.task()) && pool.remove(queued)) {
					wrapped.release();
					return true;
				}
			}
		}
		return removed;
	}

	private @Nullable Object call(Method method, @Nullable Object... arguments) throws Throwable {
		return AopUtils.invokeJoinpointUsingReflection(this.executor, method, arguments);
	}

	/**
	 * Task of a pool that runs another one within its context. A pool that is shut down
	 * cancels both.
	 */
	@SuppressWarnings("serial")
	private static final class AdaptedTask extends ForkJoinTask<@Nullable Void> {

		private final transient ContextTask<?> wrapped;

		private final ForkJoinTask<?> task;

		AdaptedTask(ContextTask<?> wrapped, ForkJoinTask<?> task) {
			this.wrapped = wrapped;
			this.task = task;
		}

		@Override
		public @Nullable Void getRawResult() {
			return null;
		}

		@Override
		protected void setRawResult(@Nullable Void value) {
		}

		@Override
		protected boolean exec() {
			this.wrapped.run();
			return true;
		}

		@Override
		public boolean cancel(boolean mayInterruptIfRunning) {
			boolean cancelled = super.cancel(mayInterruptIfRunning);
			this.task.cancel(mayInterruptIfRunning);
			return cancelled;
		}

	}

}
