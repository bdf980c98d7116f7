package io.github.tuxsentry.benchmarks;

import java.util.Objects;

import io.github.tuxsentry.benchmarks.contender.Contender;
import io.github.tuxsentry.benchmarks.contender.ContenderApplication;
import io.github.tuxsentry.benchmarks.work.KeyGrouping;
import io.github.tuxsentry.benchmarks.work.SampleTransaction;
import io.sentry.Hint;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Cost of reducing the spans of a transaction with 1,000 spans.
 */
public class GroupingBenchmark extends ContenderBenchmark {

	private final SampleTransaction transaction = new SampleTransaction();

	private final Hint hint = new Hint();

	@SuppressWarnings("NullAway.Init")
	private BeforeSendTransactionCallback grouping;

	@Override
	protected void prepare(ContenderApplication running) {
		this.grouping = (this.contender == Contender.PLAIN) ? new KeyGrouping()
				: Objects.requireNonNull(running.sentryOptions().getBeforeSendTransaction());
	}

	/**
	 * Reduce the spans.
	 * @return the transaction
	 */
	@Benchmark
	public @Nullable SentryTransaction reduce() {
		return this.grouping.execute(this.transaction.create(), this.hint);
	}

}
