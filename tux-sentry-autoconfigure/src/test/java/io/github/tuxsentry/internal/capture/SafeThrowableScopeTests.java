package io.github.tuxsentry.internal.capture;

import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.time.Duration;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.IScope;
import io.sentry.ISpan;
import io.sentry.NoOpScope;
import io.sentry.SentryEvent;
import io.sentry.SpanContext;
import io.sentry.exception.ExceptionMechanismException;
import io.sentry.protocol.Mechanism;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SafeThrowableScope}.
 */
class SafeThrowableScopeTests {

	private final IScope scope = SafeThrowableScope.around(NoOpScope.getInstance(), new FaultBarrier());

	private final SpanContext context = new SpanContext("task");

	private final IllegalStateException error = new IllegalStateException("of the bot");

	@Test
	void errorIsLinkedToItsSpanAfterTheSpanIsGone() {
		WeakReference<ISpan> span = fail();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
			System.gc();
			return span.refersTo(null);
		});
		SentryEvent event = new SentryEvent(
				new ExceptionMechanismException(new Mechanism(), this.error, Thread.currentThread()));
		this.scope.assignTraceContext(event);
		assertThat(event.getContexts().getTrace()).isNotNull();
		assertThat(event.getContexts().getTrace().getTraceId()).isEqualTo(this.context.getTraceId());
		assertThat(event.getTransaction()).isEqualTo("job");
	}

	private WeakReference<ISpan> fail() {
		ISpan span = (ISpan) Proxy.newProxyInstance(ISpan.class.getClassLoader(), new Class<?>[] { ISpan.class },
				(proxy, method, arguments) -> this.context);
		this.scope.setSpanContext(this.error, span, "job");
		return new WeakReference<>(span);
	}

}
