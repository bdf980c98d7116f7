package io.github.tuxsentry.internal.shutdown;

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

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Tells Sentry of the signal that ends the bot: that it was asked to go, and did not
 * crash. What else handles the signal does so afterwards, as it would have.
 */
final class SignalReporter implements ApplicationListener<ContextClosedEvent> {

	private static final List<String> SIGNALS = List.of("TERM", "INT", "HUP");

	private static final long PATIENCE_MILLIS = 1000;

	private final SentryManager sentry;

	private final FaultBarrier faults;

	private final List<String> names;

	private final List<Runnable> undo = new ArrayList<>();

	private final AtomicBoolean reported = new AtomicBoolean();

	private volatile boolean seesNoSignals;

	/**
	 * Creates a reporter; {@link #install()} lets it see signals.
	 * @param sentry takes the messages
	 * @param faults takes the faults of the reporter
	 */
	SignalReporter(SentryManager sentry, FaultBarrier faults) {
		this(sentry, faults, SIGNALS);
	}

	SignalReporter(SentryManager sentry, FaultBarrier faults, List<String> names) {
		this.sentry = sentry;
		this.faults = faults;
		this.names = names;
	}

	/**
	 * Begins to see the signals, if Sentry is on.
	 */
	public synchronized void install() {
		if (this.sentry.isInitialized()) {
			this.names.stream()
				.map(JvmSignal::find)
				.filter(Objects::nonNull)
				.map((signal) -> signal.observe(this::received))
				.filter(Objects::nonNull)
				.forEach(this.undo::add);
			this.seesNoSignals = this.undo.isEmpty();
		}
	}

	/**
	 * Leaves the signals to those who handled them before.
	 */
	public synchronized void uninstall() {
		this.undo.forEach(Runnable::run);
		this.undo.clear();
	}

	/**
	 * Reports an end whose reason cannot be seen.
	 */
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (this.seesNoSignals) {
			report(null);
		}
	}

	/**
	 * Reports on another thread: if that hangs, the signal must not.
	 */
	private void received(JvmSignal signal) {
		Thread thread = new Thread(() -> this.faults.run("report a signal", () -> report(signal)), "tux-sentry-signal");
		thread.setDaemon(true);
		thread.start();
		try {
			thread.join(PATIENCE_MILLIS);
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
