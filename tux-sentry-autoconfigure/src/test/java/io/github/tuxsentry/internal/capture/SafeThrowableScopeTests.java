package io.github.tuxsentry.internal.capture;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.tuxsentry.HostileError;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.IScope;
import io.sentry.Scope;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.Mechanism;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SafeThrowableScope}.
 */
class SafeThrowableScopeTests {

	private static final List<String> OWN = List.of("assignTraceContext", "setSpanContext");

	private final FaultBarrier faults = new FaultBarrier();

	static Stream<Method> methods() {
		return Stream.of(IScope.class.getMethods()).filter((method) -> !OWN.contains(method.getName()));
	}

	@ParameterizedTest
	@MethodSource("methods")
	void delegatesEachOtherMethod(Method method) throws ReflectiveOperationException {
		List<Method> called = new ArrayList<>();
		IScope delegate = (IScope) Proxy.newProxyInstance(IScope.class.getClassLoader(),
				new Class<?>[] { IScope.class }, (proxy, invoked, arguments) -> {
					called.add(invoked);
					return null;
				});
		method.invoke(SafeThrowableScope.around(delegate, this.faults), new Object[method.getParameterCount()]);
		assertThat(called).containsExactly(method);
	}

	@Test
	void makesTheExceptionOfAnEventReadable() {
		SentryEvent event = new SentryEvent(new ExceptionMechanismException(new Mechanism(),
				HostileError.CIRCLE_OF_TWO.create(), Thread.currentThread()));
		SafeThrowableScope.around(new Scope(new SentryOptions()), this.faults).assignTraceContext(event);
		assertThat(event.getThrowable()).isInstanceOf(SafeThrowable.class);
	}

}
