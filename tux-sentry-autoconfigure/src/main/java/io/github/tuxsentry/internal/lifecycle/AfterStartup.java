package io.github.tuxsentry.internal.lifecycle;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Thread for the report of the startup, which is created and sent while the bot already
 * runs. A context that is closed earlier waits for it, so that it is not lost. As a bean,
 * it must not be an {@link java.util.concurrent.Executor}, since Spring Boot's own then
 * backs off.
 */
final class AfterStartup implements ApplicationListener<ContextClosedEvent>, Ordered {

	private static final long TIMEOUT_MILLIS = 5000;

	private final FaultBarrier faults;

	private volatile @Nullable Thread thread;

	AfterStartup(FaultBarrier faults) {
		this.faults = faults;
	}

	void run(Runnable report) {
		Thread reporter = new Thread(() -> this.faults.run("trace the startup", report::run), "tux-sentry-startup");
		reporter.setDaemon(true);
		this.thread = reporter;
		reporter.start();
	}

	/**
	 * The highest precedence, since the shutdown closes Sentry.
	 */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		Thread reporter = this.thread;
		if (reporter != null) {
			try {
				reporter.join(TIMEOUT_MILLIS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
