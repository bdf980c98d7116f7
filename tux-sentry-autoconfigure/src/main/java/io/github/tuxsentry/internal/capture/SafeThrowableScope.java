package io.github.tuxsentry.internal.capture;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.error.WeakThrowableMap;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.IScope;
import io.sentry.ISpan;
import io.sentry.SentryEvent;
import io.sentry.SpanContext;
import org.jspecify.annotations.Nullable;

/**
 * Global scope that makes the exceptions of events readable before the SDK processes
 * them. All events pass through this scope first, when the SDK looks up the span in which
 * an exception was thrown. The SDK searches for the root cause without protection against
 * circular causes; this scope performs the lookup instead.
 */
public final class SafeThrowableScope implements InvocationHandler {

	private static final Object[] NONE = {};

	private final IScope delegate;

	private final FaultBarrier faults;

	private final WeakThrowableMap<FailedSpan> failedSpans = new WeakThrowableMap<>();

	private SafeThrowableScope(IScope delegate, FaultBarrier faults) {
		this.delegate = delegate;
		this.faults = faults;
	}

	/**
	 * Return a scope that delegates to another.
	 * @param globalScope the scope to delegate to
	 * @param faults handles internal errors
	 * @return the scope
	 */
	public static IScope around(IScope globalScope, FaultBarrier faults) {
		return (IScope) Proxy.newProxyInstance(IScope.class.getClassLoader(), new Class<?>[] { IScope.class },
				new SafeThrowableScope(globalScope, faults));
	}

	/**
	 * Handle frequent calls, which occur for each span or each event, without reflection.
	 */
	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		Object[] given = (arguments != null) ? arguments : NONE;
		return switch (method.getName()) {
			case "getClient" -> this.delegate.getClient();
			case "getOptions" -> this.delegate.getOptions();
			case "getSpan" -> this.delegate.getSpan();
			case "getTransaction" -> this.delegate.getTransaction();
			case "getTransactionName" -> this.delegate.getTransactionName();
			case "getLevel" -> this.delegate.getLevel();
			case "getUser" -> this.delegate.getUser();
			case "getRequest" -> this.delegate.getRequest();
			case "getFingerprint" -> this.delegate.getFingerprint();
			case "getBreadcrumbs" -> this.delegate.getBreadcrumbs();
			case "getTags" -> this.delegate.getTags();
			case "getExtras" -> this.delegate.getExtras();
			case "getContexts" -> this.delegate.getContexts();
			case "getAttachments" -> this.delegate.getAttachments();
			case "getSession" -> this.delegate.getSession();
			case "getReplayId" -> this.delegate.getReplayId();
			case "assignTraceContext" -> guarded("read an error", () -> captured((SentryEvent) given[0]));
			case "setSpanContext" -> guarded("link an error", () -> failed((Throwable) given[0],
					new FailedSpan(((ISpan) given[1]).getSpanContext(), (String) given[2])));
			default -> invoke(method, given);
		};
	}

	private @Nullable Object guarded(String where, Runnable work) {
		this.faults.run(where, work);
		return null;
	}

	private @Nullable Object invoke(Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(this.delegate, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private void captured(SentryEvent event) {
		Throwable error = event.getThrowable();
		Throwable marked = event.getThrowableMechanism();
		if (error != null && marked != null) {
			FailedSpan failed = this.failedSpans.get(Causes.rootOf(error));
			if (failed != null) {
				failed.describe(event);
			}
			event.setThrowable(SafeThrowable.of(marked));
		}
	}

	/**
	 * Keep the first span that an exception passes through, which is the innermost.
	 */
	private void failed(Throwable error, FailedSpan span) {
		this.failedSpans.compute(Causes.rootOf(error), (known) -> (known != null) ? known : span);
	}

	/**
	 * Span in which an exception was thrown. The span itself may be gone before the
	 * exception is captured.
	 *
	 * @param context the context of the span
	 * @param transaction the name of its transaction
	 */
	private record FailedSpan(SpanContext context, String transaction) {

		void describe(SentryEvent event) {
			if (event.getContexts().getTrace() == null) {
				event.getContexts().setTrace(this.context);
			}
			if (event.getTransaction() == null) {
				event.setTransaction(this.transaction);
			}
		}

	}

}
