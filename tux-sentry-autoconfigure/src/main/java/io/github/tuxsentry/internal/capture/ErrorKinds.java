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

/**
 * {@link EventProcessor} that adds the tags and contexts of database, API and domain
 * errors to every event with such an exception in its chain of causes, so that an
 * exception that nobody catches is described like one that was captured with its kind.
 * The outermost exception determines the kind of the event. Tags, contexts and levels
 * that an event already has are not changed.
 */
public final class ErrorKinds implements EventProcessor {

	/** From the most specific to the most general. */
	private final List<Kind> kinds;

	private final FaultBarrier faults;

	/**
	 * Create a new processor.
	 * @param statements the registry of failed statements
	 * @param http reads the exceptions of HTTP clients
	 * @param faults handles internal errors
	 */
	public ErrorKinds(FailedStatements statements, HttpErrors http, FaultBarrier faults) {
		this.kinds = List.of(new Kind(DatabaseErrorReport::covers, () -> new DatabaseErrorReport(statements)),
				new Kind((error) -> ApiErrorReport.covers(error, http), () -> new ApiErrorReport(http)),
				new Kind(TuxErrorReport::covers, TuxErrorReport::new));
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
		Map<Kind, Throwable> found = new LinkedHashMap<>();
		for (Throwable link : Causes.of(error)) {
			for (Kind kind : this.kinds) {
				if (!found.containsKey(kind) && kind.covers().test(link)) {
					found.put(kind, link);
				}
			}
		}
		return found;
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
