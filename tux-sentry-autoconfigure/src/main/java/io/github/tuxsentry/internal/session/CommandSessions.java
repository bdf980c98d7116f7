package io.github.tuxsentry.internal.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.internal.session.SessionCounts.Status;
import io.github.tuxsentry.internal.tracing.UnitOfWork;
import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEvent;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of commands, which are counted by the minute in which they were started, and
 * sent as aggregates. Thread-safe.
 */
public final class CommandSessions implements CommandEndListener, MetricsPublisher {

	/**
	 * Maximum number of minutes in an item.
	 */
	static final int MAX_MINUTES = 100;

	private final IScopes scopes;

	private final Supplier<List<EventFilter>> filters;

	private final InstantSource clock;

	private final FaultBarrier faults;

	private final NavigableMap<Instant, SessionCounts> minutes = new TreeMap<>();

	/**
	 * Create new sessions.
	 * @param scopes send the sessions
	 * @param filters the filters, which drop errors that do not crash a session
	 * @param clock the current time
	 * @param faults handles internal errors
	 */
	public CommandSessions(IScopes scopes, Supplier<List<EventFilter>> filters, InstantSource clock,
			FaultBarrier faults) {
		this.scopes = scopes;
		this.filters = filters;
		this.clock = clock;
		this.faults = faults;
	}

	@Override
	public void commandEnded(@Nullable Throwable error, Duration elapsed) {
		if (this.scopes.isEnabled() && release() != null) {
			add(this.clock.instant().minus(elapsed).truncatedTo(ChronoUnit.MINUTES), status(error));
		}
	}

	private Status status(@Nullable Throwable error) {
		if (error instanceof CancellationException) {
			return Status.ABNORMAL;
		}
		if (error != null && !isFiltered(error)) {
			return Status.CRASHED;
		}
		UnitOfWork work = UnitOfWork.current();
		return (work != null && work.hasReportedError()) ? Status.ERRORED : Status.EXITED;
	}

	private boolean isFiltered(Throwable error) {
		SentryEvent event = new SentryEvent(error);
		return this.filters.get()
			.stream()
			.anyMatch((filter) -> this.faults.get("filter an event", () -> filter.drops(event, new Hint()), false));
	}

	private synchronized void add(Instant started, Status status) {
		Instant minute = (this.minutes.size() < MAX_MINUTES || this.minutes.containsKey(started)) ? started
				: this.minutes.lastKey();
		this.minutes.computeIfAbsent(minute, (key) -> new SessionCounts()).add(status);
	}

	/**
	 * Send the sessions of all minutes that have passed.
	 */
	public void publishPassed() {
		publish(this.clock.instant().truncatedTo(ChronoUnit.MINUTES));
	}

	@Override
	public void publishNow() {
		publish(Instant.MAX);
	}

	private void publish(Instant end) {
		this.faults.run("send the sessions of commands", () -> {
			String release = release();
			Map<Instant, SessionCounts> passed = (this.scopes.isEnabled() && release != null) ? remove(end) : Map.of();
			if (release != null && !passed.isEmpty()) {
				send(new SessionAggregates(passed, release, this.scopes.getOptions().getEnvironment()));
			}
		});
	}

	private synchronized Map<Instant, SessionCounts> remove(Instant end) {
		NavigableMap<Instant, SessionCounts> passed = this.minutes.headMap(end, false);
		Map<Instant, SessionCounts> removed = new TreeMap<>(passed);
		passed.clear();
		return removed;
	}

	private void send(SessionAggregates sessions) {
		try {
			SentryEnvelope envelope = sessions.toEnvelope(this.scopes.getOptions());
			if (envelope != null) {
				this.scopes.captureEnvelope(envelope, new Hint());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private @Nullable String release() {
		String release = this.scopes.getOptions().getRelease();
		return (release != null && !release.isEmpty()) ? release : null;
	}

}
