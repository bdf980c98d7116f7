package io.github.tuxsentry.internal.capture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.HttpErrors;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import org.jspecify.annotations.Nullable;

/**
 * {@link EventProcessor} that adds the tags and contexts of database, API and domain
 * errors to every event with such an exception in its chain of causes, so that an
 * exception that nobody catches is described like one that was captured with its kind.
 * The outermost exception determines the kind of the event. Tags, contexts and levels
 * that an event already has are not changed.
 */
public final class ErrorKinds implements EventProcessor {

	private final FailedStatements statements;

	private final HttpErrors http;

	private final FaultBarrier faults;

	/** From the most specific to the most general; created with the first error. */
	private volatile @Nullable List<Kind> kinds;

	/**
	 * Create a new processor.
	 * @param statements the registry of failed statements
	 * @param http reads the exceptions of HTTP clients
	 * @param faults handles internal errors
	 */
	public ErrorKinds(FailedStatements statements, HttpErrors http, FaultBarrier faults) {
		this.statements = statements;
		this.http = http;
		this.faults = faults;
	}

	@Override
	public SentryEvent process(SentryEvent event, Hint hint) {
		Throwable error = event.getThrowable();
		if (error != null) {
			this.faults.run("find the kinds of an error",
					() -> kindsOf(error).forEach((kind, link) -> describe(event, link, kind)));
			if (event.getLevel() == null) {
				event.setLevel(SentryLevel.ERROR);
			}
		}
		return event;
	}

	private void describe(SentryEvent event, Throwable error, Kind kind) {
		ErrorReport report = kind.report().get();
		this.faults.run("read an error", () -> report.derive(error));
		report.addTo(event);
	}

	private Map<Kind, Throwable> kindsOf(Throwable error) {
		Map<Kind, Throwable> found = Map.of();
		List<Kind> kinds = kinds();
		for (Throwable link : Causes.of(error)) {
			for (Kind kind : kinds) {
				if (!found.containsKey(kind) && kind.covers().test(link)) {
					found = found.isEmpty() ? new LinkedHashMap<>() : found;
					found.put(kind, link);
				}
			}
		}
		return found;
	}

	private List<Kind> kinds() {
		List<Kind> known = this.kinds;
		if (known == null) {
			known = List.of(new Kind(DatabaseErrorReport::covers, () -> new DatabaseErrorReport(this.statements)),
					new Kind((error) -> ApiErrorReport.covers(error, this.http), () -> new ApiErrorReport(this.http)),
					new Kind(TuxErrorReport::covers, TuxErrorReport::new));
			this.kinds = known;
		}
		return known;
	}

	/**
	 * Kind of error.
	 *
	 * @param covers whether an exception is of this kind, irrespective of its causes
	 * @param report creates the report of an error
	 */
	private record Kind(Predicate<Throwable> covers, Supplier<ErrorReport> report) {
	}

}
