package io.github.tuxsentry.internal.jdbc;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.capture.FailedStatements;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.metrics.RetryDetector;
import io.github.tuxsentry.internal.operation.SqlStatement;
import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.github.tuxsentry.internal.tracing.SpanAttribute;
import io.github.tuxsentry.internal.tracing.Tracer;
import io.github.tuxsentry.metrics.BotMetrics;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import io.sentry.Breadcrumb;
import io.sentry.SentryLevel;
import org.jspecify.annotations.Nullable;

/**
 * Listener that records each execution of a statement as a span of the running
 * transaction and as a metric. Statements that failed are recorded for the error, also
 * those whose preparation failed, and which are therefore never executed.
 */
final class StatementListener implements QueryExecutionListener, MethodExecutionListener {

	private static final String RUN = StatementListener.class.getName();

	private static final String PREPARE = "prepare";

	private static final String OPERATION = "db.query";

	private static final String ORIGIN = "auto.db.tux_sentry";

	private final Supplier<Tracer> tracer;

	private final Supplier<Breadcrumbs> breadcrumbs;

	private final Supplier<BotMetrics> metrics;

	private final Supplier<RetryDetector> retries;

	private final FailedStatements failed;

	private final DatabaseMetadata database;

	private final FaultBarrier faults;

	private final SqlStatements statements = new SqlStatements();

	StatementListener(Supplier<Tracer> tracer, Supplier<Breadcrumbs> breadcrumbs, Supplier<BotMetrics> metrics,
			Supplier<RetryDetector> retries, FailedStatements failed, DatabaseMetadata database, FaultBarrier faults) {
		this.tracer = tracer;
		this.breadcrumbs = breadcrumbs;
		this.metrics = metrics;
		this.retries = retries;
		this.failed = failed;
		this.database = database;
		this.faults = faults;
	}

	@Override
	public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
		this.faults.run("trace a statement", () -> {
			if (!queries.isEmpty()) {
				execution.addCustomValue(RUN, start(this.statements.of(queries.get(0).getQuery()), execution));
			}
		});
	}

	private Run start(SqlStatement statement, ExecutionInfo execution) {
		int retry = this.retries.get().retry(statement.text());
		ActiveSpan span = this.tracer.get().startSpan(OPERATION, statement.text(), ORIGIN);
		this.faults.run("describe a statement", () -> describe(span, statement, execution));
		return new Run(statement, retry, span, System.nanoTime());
	}

	private void describe(ActiveSpan span, SqlStatement statement, ExecutionInfo execution) {
		if (span.getTraceId() == null) {
			return;
		}
		this.database.of(execution.getStatement()).describe(span);
		if (!statement.operation().equals(SqlStatement.OTHER)) {
			span.setAttribute(SpanAttribute.DB_OPERATION_NAME, statement.operation().toUpperCase(Locale.ROOT));
		}
		if (statement.table() != null && statement.singleTable()) {
			span.setAttribute(SpanAttribute.DB_COLLECTION_NAME, statement.table());
		}
	}

	@Override
	public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
		Run run = execution.getCustomValue(RUN, Run.class);
		if (run != null) {
			Throwable failure = execution.getThrowable();
			Duration elapsed = Duration.ofNanos(System.nanoTime() - run.start());
			this.faults.run("end the span of a statement", () -> end(run.span(), failure));
			if (failure != null) {
				this.faults.run("register a failed statement", () -> this.failed.add(failure, run.statement()));
			}
			this.faults.run("record a breadcrumb", () -> this.breadcrumbs.get()
				.add(Breadcrumbs.Kind.STATEMENT, () -> breadcrumb(run.statement(), failure)));
			this.faults.run("record a statement", () -> record(run, elapsed, failure));
		}
	}

	private static void end(ActiveSpan span, @Nullable Throwable failure) {
		try {
			if (failure != null) {
				span.fail(failure);
			}
		}
		finally {
			span.endAndDetach();
		}
	}

	private static Breadcrumb breadcrumb(SqlStatement statement, @Nullable Throwable failure) {
		Breadcrumb breadcrumb = Breadcrumbs.of("query", "query", statement.text());
		if (failure != null) {
			breadcrumb.setLevel(SentryLevel.ERROR);
		}
		return breadcrumb;
	}

	private void record(Run run, Duration elapsed, @Nullable Throwable failure) {
		SqlStatement statement = run.statement();
		this.metrics.get().recordDatabaseMetric(statement.operation(), elapsed, (metric) -> {
			metric.retry(run.retry());
			if (statement.table() != null) {
				metric.table(statement.table());
			}
			if (failure != null) {
				metric.failed(failure);
			}
		});
	}

	@Override
	public void beforeMethod(MethodExecutionContext execution) {
	}

	@Override
	public void afterMethod(MethodExecutionContext execution) {
		Throwable failure = execution.getThrown();
		if (failure != null && execution.getTarget() instanceof Connection
				&& execution.getMethod().getName().startsWith(PREPARE)) {
			this.faults.run("register a failed statement", () -> {
				Object[] arguments = execution.getMethodArgs();
				if (arguments.length > 0 && arguments[0] instanceof String sql) {
					this.failed.add(failure, SqlStatement.of(sql));
				}
			});
		}
	}

	private record Run(SqlStatement statement, int retry, ActiveSpan span, long start) {
	}

}
