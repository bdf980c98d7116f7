package io.github.tuxsentry.internal.executor;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Collectors;

import io.github.tuxsentry.internal.tracing.CarriedTask;
import io.github.tuxsentry.internal.tracing.ContextPropagatingCallable;
import io.github.tuxsentry.internal.tracing.TaskCarrier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;

/**
 * Interceptor that has the tasks carried which an executor is handed, by whatever method
 * of its own. All else is as the executor does it, its futures included. Tasks that come
 * back from its queue are those that were handed over.
 */
final class ContextPropagatingInterceptor implements MethodInterceptor {

	private static final String REMOVE = "remove";

	private static final String SHUTDOWN_NOW = "shutdownNow";

	private static final Set<String> REPEATING = Set.of("scheduleAtFixedRate", "scheduleWithFixedDelay");

	/**
	 * They keep what a task throws for who asks for its result.
	 */
	private static final Set<String> SUBMITTING = Set.of("submit", "submitCompletable", "submitListenable");

	private static final Set<String> OTHERS = Set.of("execute", "schedule", "invokeAll", "invokeAny", "invoke",
			"lazySubmit", "externalSubmit", "submitWithTimeout", REMOVE, SHUTDOWN_NOW);

	private final Executor executor;

	private final TaskCarrier carrier;

	ContextPropagatingInterceptor(Executor executor, TaskCarrier carrier) {
		this.executor = executor;
		this.carrier = carrier;
	}

	/**
	 * Return whether a method of an executor may take tasks or give them back.
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
			return (queued instanceof List<?> tasks) ? asTheyWere(tasks) : queued;
		}
		return (arguments.length > 0 && arguments[0] != null) ? handOver(method, arguments, arguments[0])
				: call(method, arguments);
	}

	private @Nullable Object handOver(Method method, @Nullable Object[] arguments, Object first) throws Throwable {
		Class<?> type = method.getParameterTypes()[0];
		if (type == Runnable.class) {
			return method.getName().equals(REMOVE) ? remove(method, (Runnable) first)
					: handOverTask(method, arguments, (Runnable) first);
		}
		if (type == ForkJoinTask.class) {
			return handOverFork(method, arguments, (ForkJoinTask<?>) first);
		}
		if (type == Callable.class) {
			return handOverCarried(method, arguments, ContextPropagatingCallable.of((Callable<?>) first, this.carrier));
		}
		if (type == Collection.class) {
			arguments[0] = carried((Collection<?>) first);
		}
		return call(method, arguments);
	}

	private @Nullable Object handOverTask(Method method, @Nullable Object[] arguments, Runnable task) throws Throwable {
		if (REPEATING.contains(method.getName())) {
			arguments[0] = this.carrier.repeated(task);
			return call(method, arguments);
		}
		if (SUBMITTING.contains(method.getName())) {
			return handOverCarried(method, arguments,
					ContextPropagatingCallable.of(Executors.callable(task), this.carrier));
		}
		CarriedTask carried = this.carrier.carry(task);
		return handOverCarried(method, arguments, (carried != null) ? new HandedOver(task, carried) : null);
	}

	private @Nullable Object handOverCarried(Method method, @Nullable Object[] arguments, @Nullable CarriedTask carried)
			throws Throwable {
		if (carried == null) {
			return call(method, arguments);
		}
		arguments[0] = carried;
		try {
			return call(method, arguments);
		}
		catch (RuntimeException | Error refused) {
			carried.giveUp();
			throw refused;
		}
	}

	/**
	 * Hand over a task that does the given one, which stays what others wait for.
	 */
	private @Nullable Object handOverFork(Method method, @Nullable Object[] arguments, ForkJoinTask<?> task)
			throws Throwable {
		CarriedTask carried = this.carrier.carry(task::quietlyInvoke);
		if (carried == null) {
			return call(method, arguments);
		}
		arguments[0] = ForkJoinTask.adapt(carried);
		Object result = call(method, arguments);
		if (result instanceof ForkJoinTask<?>) {
			return task;
		}
		return (method.getReturnType() != void.class) ? task.join() : null;
	}

	private List<@Nullable Object> carried(Collection<?> tasks) {
		List<@Nullable Object> carried = new ArrayList<>();
		for (Object task : tasks) {
			ContextPropagatingCallable<?> call = (task instanceof Callable<?> callable)
					? ContextPropagatingCallable.of(callable, this.carrier) : null;
			carried.add((call != null) ? call : task);
		}
		return carried;
	}

	private static List<?> asTheyWere(List<?> queued) {
		return queued.stream()
			.map((task) -> (task instanceof HandedOver handedOver) ? handedOver.takeBack() : task)
			.collect(Collectors.toCollection(ArrayList::new));
	}

	private @Nullable Object remove(Method method, Runnable task) throws Throwable {
		Object removed = call(method, task);
		if (Boolean.FALSE.equals(removed) && this.executor instanceof ThreadPoolExecutor pool) {
			for (Runnable queued : pool.getQueue()) {
				if (queued instanceof HandedOver handedOver && task.equals(handedOver.task()) && pool.remove(queued)) {
					handedOver.takeBack();
					return true;
				}
			}
		}
		return removed;
	}

	private @Nullable Object call(Method method, @Nullable Object... arguments) throws Throwable {
		return AopUtils.invokeJoinpointUsingReflection(this.executor, method, arguments);
	}

}
