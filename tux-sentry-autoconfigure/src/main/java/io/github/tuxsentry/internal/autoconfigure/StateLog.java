package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.state.StateReason;
import io.github.tuxsentry.internal.state.StateReason.Rank;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Tracer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Listener that logs the {@link SentryState} once the application accepts traffic, after
 * the rooms have logged theirs. Why Sentry is disabled has been logged before. The log is
 * not a breadcrumb of later events.
 */
final class StateLog implements ApplicationListener<AvailabilityChangeEvent<ReadinessState>>, Ordered {

	private static final Logger logger = LoggerFactory.getLogger(SentryState.class);

	private final SentryStatus status;

	private final SentryState state;

	private final Tracer tracer;

	private final FaultBarrier faults;

	private final AtomicBoolean logged = new AtomicBoolean();

	StateLog(SentryStatus status, SentryState state, Tracer tracer, FaultBarrier faults) {
		this.status = status;
		this.state = state;
		this.tracer = tracer;
		this.faults = faults;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(AvailabilityChangeEvent<ReadinessState> event) {
		if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC && this.status.isOn()
				&& this.logged.compareAndSet(false, true)) {
			this.faults.run("log the state", () -> {
				try (ActiveSpan scope = this.tracer.startIsolatedScope()) {
					List<StateReason> reasons = this.state.reasons();
					log(this.state.describe(reasons), reasons);
				}
			});
		}
	}

	private static void log(SentryState.Description state, List<StateReason> reasons) {
		logger.info("{} Sampled: {}. Instrumented: {}.", state.summary(), String.join(", ", state.sampled()),
				String.join(", ", state.instrumented()));
		String missing = reasons.stream()
			.filter((reason) -> reason.rank().compareTo(Rank.NO_BOT) < 0)
			.map(StateReason::text)
			.collect(Collectors.joining(" "));
		if (!missing.isEmpty()) {
			logger.info("Less data than expected may arrive. {}", missing);
		}
		logger.debug("{}", state);
	}

}
