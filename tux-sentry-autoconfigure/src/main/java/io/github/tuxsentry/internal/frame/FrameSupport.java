package io.github.tuxsentry.internal.frame;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

import io.sentry.DefaultSpanFactory;
import io.sentry.IScopes;
import io.sentry.Instrumenter;
import io.sentry.SentryOptions;
import io.sentry.TracesSamplingDecision;
import io.sentry.util.SampleRateUtils;
import io.sentry.util.SentryCallbackReentrancyGuard;
import io.sentry.util.SpanUtils;

/**
 * Whether frames can stand in for the scopes of the SDK on the class path. Otherwise,
 * scopes are forked when a unit of work starts.
 */
public final class FrameSupport {

	private static final boolean COMPLETE = implementsAllOf(Frame.class, IScopes.class) && isLinked();

	private FrameSupport() {
	}

	/**
	 * Return whether frames implement all methods of the scopes of the SDK, of which a
	 * later version may have more, and whether the SDK has the internal methods that they
	 * call.
	 * @return {@code false} if a call could fail
	 */
	public static boolean isComplete() {
		return COMPLETE;
	}

	/**
	 * Return whether frames are used. With OpenTelemetry, or a span factory of the
	 * application, transactions are more than those of the SDK.
	 * @param options the options of Sentry
	 * @return {@code true} to use frames
	 */
	public static boolean isUsable(SentryOptions options) {
		return COMPLETE && options.getSpanFactory().getClass() == DefaultSpanFactory.class
				&& options.getInstrumenter() == Instrumenter.SENTRY;
	}

	static boolean implementsAllOf(Class<?> type, Class<?> contract) {
		for (Method method : contract.getMethods()) {
			try {
				if (Modifier.isAbstract(type.getMethod(method.getName(), method.getParameterTypes()).getModifiers())) {
					return false;
				}
			}
			catch (NoSuchMethodException | LinkageError ex) {
				return false;
			}
		}
		return true;
	}

	private static boolean isLinked() {
		try {
			SentryCallbackReentrancyGuard.isActive();
			SpanUtils.isIgnored(null, "");
			SampleRateUtils.backfilledSampleRand(new TracesSamplingDecision(false));
			return true;
		}
		catch (LinkageError ex) {
			return false;
		}
	}

}
