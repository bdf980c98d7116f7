package io.github.tuxsentry.lifecycle;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.SentryManager;
import org.junit.jupiter.api.Test;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FlushOnStop} in a context.
 */
class FlushOnStopTests {

	private final List<String> order = new ArrayList<>();

	@Test
	void flushesAfterAllElseHasStoppedAndBeforeABeanIsDestroyed() {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean("late", SmartLifecycle.class, () -> stopping("late", Integer.MAX_VALUE));
			context.registerBean("early", SmartLifecycle.class, () -> stopping("early", Integer.MIN_VALUE + 1));
			context.registerBean("destroyed", AutoCloseable.class, () -> () -> this.order.add("destroyed"));
			context.registerBean(FlushOnStop.class, () -> new FlushOnStop(flushing(), Duration.ofSeconds(3)));
			context.refresh();
			assertThat(context.getBean(FlushOnStop.class).isRunning()).isTrue();
			assertThat(this.order).isEmpty();
		}
		assertThat(this.order).containsExactly("late stopped", "early stopped", "flush PT3S", "destroyed");
	}

	@Test
	void isNotRunningOnceStopped() {
		FlushOnStop lifecycle = new FlushOnStop(flushing(), Duration.ofSeconds(3));
		assertThat(lifecycle.isRunning()).isFalse();
		lifecycle.start();
		assertThat(lifecycle.isRunning()).isTrue();
		lifecycle.stop();
		assertThat(lifecycle.isRunning()).isFalse();
	}

	private SentryManager flushing() {
		return (SentryManager) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { SentryManager.class }, (proxy, method, args) -> {
					this.order.add(method.getName() + " " + args[0]);
					return null;
				});
	}

	private SmartLifecycle stopping(String name, int phase) {
		return new SmartLifecycle() {

			private boolean running;

			@Override
			public void start() {
				this.running = true;
			}

			@Override
			public void stop() {
				this.running = false;
				FlushOnStopTests.this.order.add(name + " stopped");
			}

			@Override
			public boolean isRunning() {
				return this.running;
			}

			@Override
			public int getPhase() {
				return phase;
			}

		};
	}

}
