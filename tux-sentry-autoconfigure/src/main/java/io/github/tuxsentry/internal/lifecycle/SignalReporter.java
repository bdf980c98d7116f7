package io.github.tuxsentry.internal.lifecycle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.sentry.SentryLevel;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Reporter of the signal that stops the bot, which shows that the bot was asked to stop
 * and did not crash. Other handlers of the signal are invoked afterwards as usual.
 */
final class SignalReporter implements ApplicationListener<ContextClosedEvent> {

	private static final List<String> SIGNALS = List.of("TERM", "INT", "HUP");

	private static final long TIMEOUT_MILLIS = 1000;

	private final ApplicationContext context;

	private final SentryManager sentry;

	private final FaultBarrier faults;

	private final List<String> names;

	private final List<Runnable> undo = new ArrayList<>();

	private final AtomicBoolean reported = new AtomicBoolean();

	private volatile boolean signalsUnavailable;

	/**
	 * Create a new reporter, which observes signals once {@link #install() installed}.
	 * @param context the context whose closing stops the bot
	 * @param sentry captures the messages
	 * @param faults handles internal errors
	 */
	SignalReporter(ApplicationContext context, SentryManager sentry, FaultBarrier faults) {
		this(context, sentry, faults, SIGNALS);
	}

	SignalReporter(ApplicationContext context, SentryManager sentry, FaultBarrier faults, List<String> names) {
		this.context = context;
		this.sentry = sentry;
		this.faults = faults;
		this.names = names;
	}

	/**
	 * Observe the signals, if Sentry is enabled.
	 */
	public synchronized void install() {
		if (this.sentry.isInitialized()) {
			this.names.stream()
				.map(JvmSignal::find)
				.filter(Objects::nonNull)
				.map((signal) -> signal.observe(this::received))
				.filter(Objects::nonNull)
				.forEach(this.undo::add);
			this.signalsUnavailable = this.undo.isEmpty();
		}
	}

	/**
	 * Restore the previous handlers of the signals.
	 */
	public synchronized void uninstall() {
		this.undo.forEach(Runnable::run);
		this.undo.clear();
	}

	/**
	 * Report a shutdown whose reason is unknown. Events of child contexts are received as
	 * well.
	 */
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (this.signalsUnavailable && event.getApplicationContext() == this.context) {
			report(null);
		}
	}

	/**
	 * Report on another thread, so that the signal is handled even if reporting blocks.
	 */
	private void received(JvmSignal signal) {
		Thread thread = new Thread(() -> this.faults.run("report a signal", () -> report(signal)), "tux-sentry-signal");
		thread.setDaemon(true);
		thread.start();
		try {
			thread.join(TIMEOUT_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void report(@Nullable JvmSignal signal) {
		if (!this.reported.compareAndSet(false, true)) {
			return;
		}
		this.sentry.captureMessage(message(signal), SentryLevel.INFO, (spec) -> {
			if (signal != null) {
				spec.tag("signal.received", signal.name());
				spec.context("signal", Map.of("number", signal.number(), "name", signal.name()));
			}
			spec.tag("shutdown.reason", (signal != null) ? "signal" : "unknown");
			spec.context("signal_details", details(signal));
		});
	}

	private static String message(@Nullable JvmSignal signal) {
		return ((signal != null) ? "Received " + signal.name() : "Received a request to stop")
				+ ", initiating graceful shutdown. This is a normal shutdown signal, not an error.";
	}

	private static Map<String, Object> details(@Nullable JvmSignal signal) {
		Map<String, Object> details = new LinkedHashMap<>();
		if (signal != null) {
			details.put("signal_number", signal.number());
			details.put("signal_name", signal.name());
		}
		details.put("shutdown_type", "graceful");
		details.put("is_error", false);
		return details;
	}

}
