package io.github.tuxsentry.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.tuxsentry.benchmarks.contender.Contender;

import static io.github.tuxsentry.benchmarks.contender.Contender.NO_OP_ASPECT;
import static io.github.tuxsentry.benchmarks.contender.Contender.NO_OP_INTERCEPTOR;
import static io.github.tuxsentry.benchmarks.contender.Contender.OBSERVED;
import static io.github.tuxsentry.benchmarks.contender.Contender.OPEN_TELEMETRY;
import static io.github.tuxsentry.benchmarks.contender.Contender.PLAIN;
import static io.github.tuxsentry.benchmarks.contender.Contender.SENTRY;
import static io.github.tuxsentry.benchmarks.contender.Contender.TIMED;
import static io.github.tuxsentry.benchmarks.contender.Contender.TUX_SENTRY;
import static io.github.tuxsentry.benchmarks.report.Goal.atMost;
import static io.github.tuxsentry.benchmarks.report.Goal.faster;
import static io.github.tuxsentry.benchmarks.report.Measure.each;

/**
 * Rows of the report: what is measured, the peers and the goals.
 */
public enum Row {

	SPAN_IDLE("`@Span` without a transaction", Quantity.TIME, idle(TUX_SENTRY),
			Comparison.with("no-op interceptor", idle(NO_OP_INTERCEPTOR), atMost(1.1).and(Goal.noMoreBytes())),
			Comparison.with("no-op aspect", idle(NO_OP_ASPECT)), Comparison.with("`@SentrySpan`", idle(SENTRY)),
			Comparison.with("`@WithSpan`, not recording", idle(OPEN_TELEMETRY, "recording", false)),
			Comparison.with("`@Observed`", idle(OBSERVED)), Comparison.with("`@Timed`", idle(TIMED))),

	SPAN_UNSAMPLED("`@Span` in an unsampled transaction", Quantity.TIME, span(TUX_SENTRY, false, 100),
			Comparison.with("`@SentrySpan`", span(SENTRY, false, 100), faster(25)),
			Comparison.with("`@WithSpan`", span(OPEN_TELEMETRY, false, 100))),

	SPAN_100("`@Span`, 100 in a transaction", Quantity.TIME, span(TUX_SENTRY, true, 100),
			Comparison.with("`@SentrySpan`", span(SENTRY, true, 100), faster(8)),
			Comparison.with("`@WithSpan`", span(OPEN_TELEMETRY, true, 100), faster(3))),

	SPAN_1000("`@Span`, 1,000 in a transaction", Quantity.TIME, span(TUX_SENTRY, true, 1000),
			Comparison.with("`@SentrySpan`", span(SENTRY, true, 1000), faster(15)),
			Comparison.with("`@WithSpan`", span(OPEN_TELEMETRY, true, 1000), faster(3)),
			Comparison.with("`@Span`, 100 in a transaction", span(TUX_SENTRY, true, 100), atMost(1.1))),

	TRANSACTION_OUT("`@Transaction`, not sampled", Quantity.TIME, transaction(TUX_SENTRY, false, 0),
			Comparison.with("`@SentryTransaction`", transaction(SENTRY, false, 0), faster(25).and(Goal.bytes(256))),
			Comparison.with("`@WithSpan`", transaction(OPEN_TELEMETRY, false, 0))),

	TRANSACTION_OUT_BUSY("`@Transaction`, not sampled, scope with 50 breadcrumbs", Quantity.TIME,
			busyTransaction(TUX_SENTRY),
			Comparison.with("`@SentryTransaction`", busyTransaction(SENTRY), faster(60).and(Goal.bytes(256)))),

	TRANSACTION_IN("`@Transaction`, sampled", Quantity.TIME, transaction(TUX_SENTRY, true, 0),
			Comparison.with("`@SentryTransaction`", transaction(SENTRY, true, 0), faster(1.4)),
			Comparison.with("`@WithSpan`", transaction(OPEN_TELEMETRY, true, 0))),

	EVENT_WRITTEN("event scrubbed, truncated and written as JSON", Quantity.TIME, event(TUX_SENTRY, true, true),
			Comparison.with("Sentry's JSON, not scrubbed", event(SENTRY, true, true), atMost(1))),

	EVENT_NEW("event, all of whose messages are new, scrubbed, truncated and written as JSON", Quantity.TIME,
			event(TUX_SENTRY, true, false), Comparison.with("Sentry's JSON, not scrubbed", event(SENTRY, true, false))),

	EVENT_SCRUBBED("scrubbing of an event", Quantity.TIME,
			event(TUX_SENTRY, true, true).over(event(TUX_SENTRY, false, true)),
			Comparison.with("four regular expressions", Measure.of("PatternBenchmark.scrub", "contender", SENTRY),
					faster(10))),

	CAPTURE("`captureException`, calling thread, median", Quantity.TIME, capture(TUX_SENTRY, 50),
			Comparison.with("Sentry's transport", capture(SENTRY, 50), atMost(1.1))),

	CAPTURE_P99("`captureException`, calling thread, 99th percentile", Quantity.TIME, capture(TUX_SENTRY, 99),
			Comparison.with("Sentry's transport", capture(SENTRY, 99), atMost(1.1))),

	SPANS_REDUCED("1,000 spans reduced to 40", Quantity.TIME,
			Measure.of("GroupingBenchmark.reduce", "contender", TUX_SENTRY),
			Comparison.with("grouping by string keys", Measure.of("GroupingBenchmark.reduce", "contender", PLAIN),
					atMost(1))),

	COUNTER("counter", Quantity.TIME, Measure.of("MeterBenchmark.count", "contender", TUX_SENTRY),
			Comparison.with("`SimpleMeterRegistry`", Measure.of("MeterBenchmark.count", "contender", PLAIN),
					atMost(1.1).and(Goal.bytes(0)))),

	TIMER("timer", Quantity.TIME, Measure.of("MeterBenchmark.time", "contender", TUX_SENTRY),
			Comparison.with("`SimpleMeterRegistry`", Measure.of("MeterBenchmark.time", "contender", PLAIN),
					atMost(1.1).and(Goal.bytes(0)))),

	COMMAND_METRIC("`BotMetrics.recordCommandMetric`", Quantity.TIME,
			Measure.of("CommandMetricBenchmark.recordCommand", "contender", TUX_SENTRY),
			Comparison.with("`Sentry.metrics()`",
					Measure.of("CommandMetricBenchmark.recordCommand", "contender", SENTRY), atMost(1))),

	COMMAND_OUT("slash command, not sampled, in addition to JDA", Quantity.TIME,
			discord("command", TUX_SENTRY, false).over(discord("command", PLAIN, false)),
			Comparison.with("JDA alone", discord("command", PLAIN, false),
					Goal.value(Quantity.TIME, 1_500).and(Goal.bytes(2_048)))),

	COMMAND_IN("slash command, sampled, in addition to JDA", Quantity.TIME,
			discord("command", TUX_SENTRY, true).over(discord("command", PLAIN, false)),
			Comparison.with("JDA alone", discord("command", PLAIN, false))),

	OTHER_EVENT("any other event, in addition to JDA", Quantity.TIME,
			discord("message", TUX_SENTRY, false).over(discord("message", PLAIN, false)),
			Comparison.with("JDA alone", discord("message", PLAIN, false),
					Goal.value(Quantity.TIME, 150).and(Goal.bytes(200)))),

	HTTP_IDLE("`RestClient` call without a transaction", Quantity.TIME, http("call", TUX_SENTRY),
			Comparison.with("Sentry's interceptor", http("call", SENTRY), atMost(1)),
			Comparison.with("not instrumented", http("call", PLAIN))),

	HTTP_SAMPLED("`RestClient` call in a transaction", Quantity.TIME,
			each(100, http("transaction", TUX_SENTRY), transaction(TUX_SENTRY, true, 0)),
			Comparison.with("Sentry's interceptor",
					each(100, http("transaction", SENTRY), transaction(SENTRY, true, 0)), atMost(1))),

	DATABASE_IDLE("query of H2 without a transaction", Quantity.TIME, database("query", TUX_SENTRY),
			Comparison.with("sentry-jdbc", database("query", SENTRY), atMost(1)),
			Comparison.with("not instrumented", database("query", PLAIN))),

	DATABASE_SAMPLED("query of H2 in a transaction", Quantity.TIME,
			each(100, database("transaction", TUX_SENTRY), transaction(TUX_SENTRY, true, 0)),
			Comparison.with("sentry-jdbc", each(100, database("transaction", SENTRY), transaction(SENTRY, true, 0)),
					atMost(1))),

	START("start, CPU time until ready", Quantity.TIME, start("tux-sentry", "cpu"),
			Comparison.with("Sentry's starter with AOP", start("sentry", "cpu"), atMost(1.2)),
			Comparison.with("Spring Boot with AOP", start("aop", "cpu")),
			Comparison.with("Spring Boot", start("plain", "cpu"))),

	START_WITHOUT_DSN("start without a DSN, CPU time until ready", Quantity.TIME,
			start("tux-sentry-without-dsn", "cpu"),
			Comparison.with("Sentry's starter with AOP", start("sentry", "cpu"), atMost(1.05))),

	START_JDA("start with JDA on the class path, CPU time until ready", Quantity.TIME, start("tux-sentry-jda", "cpu"),
			Comparison.with("Sentry's starter with AOP", start("sentry", "cpu"))),

	START_ELAPSED("start, elapsed time until ready", Quantity.TIME, start("tux-sentry", "ready"),
			Comparison.with("Sentry's starter with AOP", start("sentry", "ready"))),

	CLOSING("shutdown, elapsed time", Quantity.TIME, start("tux-sentry", "closing"),
			Comparison.with("Sentry's starter with AOP", start("sentry", "closing"))),

	HEAP("growth of the heap from 100,000 to a million units", Quantity.MEMORY,
			Measure.of("heap", "units", "last").over(Measure.of("heap", "units", "first")),
			Comparison.with("after 100,000 units", Measure.of("heap", "units", "first"),
					Goal.value(Quantity.MEMORY, 1_000_000))),

	METRICS_LOST("metrics lost of a million, from 8 threads", Quantity.NUMBER,
			Measure.of("lost-metrics", "contender", TUX_SENTRY), Comparison.with("`Sentry.metrics()`",
					Measure.of("lost-metrics", "contender", SENTRY), Goal.value(Quantity.NUMBER, 0)));

	private final String title;

	private final Quantity quantity;

	private final Measure ours;

	private final List<Comparison> comparisons;

	Row(String title, Quantity quantity, Measure ours, Comparison... comparisons) {
		this.title = title;
		this.quantity = quantity;
		this.ours = ours;
		this.comparisons = List.of(comparisons);
	}

	/**
	 * Return the row with an ID.
	 * @param id the ID, such as {@code span-idle}
	 * @return the row
	 * @throws IllegalArgumentException if there is no such row
	 */
	public static Row of(String id) {
		return Arrays.stream(values())
			.filter((row) -> row.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no row '" + id + "'. The rows are "
					+ String.join(", ", Arrays.stream(values()).map(Row::id).toList())));
	}

	/**
	 * Return the ID of the row.
	 * @return the ID, such as {@code span-idle}
	 */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	String title() {
		return this.title;
	}

	Quantity quantity() {
		return this.quantity;
	}

	Measure ours() {
		return this.ours;
	}

	List<Comparison> comparisons() {
		return this.comparisons;
	}

	/**
	 * Return the probes of the row: the peers first, and each peer beside the library.
	 * @return the probes
	 */
	public Stream<Probe> probes() {
		return Stream.concat(this.comparisons.stream().map(Comparison::measure).flatMap(Measure::probes),
				this.ours.probes());
	}

	private static Measure idle(Contender contender, Object... parameters) {
		Probe probe = Probe.of("SpanBenchmark.call", parameters);
		return new Measure.Single(probe.with("contender", contender));
	}

	private static Measure span(Contender contender, boolean sampled, int spans) {
		return each(spans, transaction(contender, sampled, spans), transaction(contender, sampled, 0));
	}

	private static Measure transaction(Contender contender, boolean sampled, int spans) {
		return Measure.of("TransactionBenchmark.run", "contender", contender, "sampled", sampled, "spans", spans);
	}

	private static Measure busyTransaction(Contender contender) {
		return Measure.of("TransactionBenchmark.run", "contender", contender, "sampled", false, "busy", true);
	}

	private static Measure event(Contender contender, boolean scrubbed, boolean recurring) {
		return Measure.of("EventBenchmark.write", "contender", contender, "scrubbed", scrubbed, "recurring", recurring);
	}

	private static Measure capture(Contender contender, int percentile) {
		return Measure.of("CaptureBenchmark.capture", "contender", contender, "percentile", percentile);
	}

	private static Measure discord(String event, Contender contender, boolean sampled) {
		return Measure.of("DiscordBenchmark." + event, "contender", contender, "sampled", sampled);
	}

	private static Measure http(String method, Contender contender) {
		return Measure.of("HttpBenchmark." + method, "contender", contender);
	}

	private static Measure database(String method, Contender contender) {
		return Measure.of("DatabaseBenchmark." + method, "contender", contender);
	}

	private static Measure start(String application, String measured) {
		return Measure.of("start", "application", application, "measured", measured);
	}

}
