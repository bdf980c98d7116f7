package io.github.tuxsentry.internal.discord;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import net.dv8tion.jda.api.requests.RestAction;

/**
 * Reporter of failed calls to Discord that have no failure handler. JDA has a single
 * default handler per process: this one is installed in front of it, and removed when its
 * application closes.
 */
final class UnhandledRestFailures implements AutoCloseable {

	private final FailureReporter reporter;

	private final FaultBarrier faults;

	private final Consumer<? super Throwable> before;

	private final Consumer<Throwable> chained = this::failed;

	/**
	 * Install this handler in front of JDA's default failure handler.
	 * @param reporter captures the failures
	 * @param faults handles internal errors
	 */
	UnhandledRestFailures(FailureReporter reporter, FaultBarrier faults) {
		this.reporter = reporter;
		this.faults = faults;
		this.before = RestAction.getDefaultFailure();
		RestAction.setDefaultFailure(this.chained);
	}

	private void failed(Throwable failure) {
		if (!(failure instanceof CancellationException)) {
			this.faults.run("report a call to Discord", () -> this.reporter.report(failure, (spec) -> {
			}));
		}
		this.before.accept(failure);
	}

	@Override
	public void close() {
		if (RestAction.getDefaultFailure() == this.chained) {
			RestAction.setDefaultFailure(this.before);
		}
	}

}
