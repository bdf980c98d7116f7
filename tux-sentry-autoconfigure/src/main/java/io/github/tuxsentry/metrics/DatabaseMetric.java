package io.github.tuxsentry.metrics;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import static io.github.tuxsentry.metrics.BotAttribute.ERROR_TYPE;
import static io.github.tuxsentry.metrics.BotAttribute.OPERATION;
import static io.github.tuxsentry.metrics.BotAttribute.RETRY_COUNT;
import static io.github.tuxsentry.metrics.BotAttribute.SUCCESS;
import static io.github.tuxsentry.metrics.BotAttribute.TABLE;

/**
 * Details of a database operation in addition to its kind and duration. Instances are not
 * thread-safe and are only valid during the call that records them.
 *
 * @since 0.1.0
 */
public final class DatabaseMetric extends FallibleMetric<DatabaseMetric> {

	private static final String UNKNOWN_TABLE = "unknown";

	private final String operation;

	private @Nullable String table;

	private int retryCount;

	private int retries;

	DatabaseMetric(String operation) {
		this.operation = operation;
	}

	/**
	 * Set the table.
	 * @param table the name of the table
	 * @return this metric
	 */
	public DatabaseMetric table(String table) {
		this.table = table;
		return this;
	}

	/**
	 * Set the number of retries.
	 * @param retries the number of attempts after the first; 0 or less records none
	 * @return this metric
	 */
	public DatabaseMetric retries(int retries) {
		this.retryCount = retries;
		this.retries = retries;
		return this;
	}

	/**
	 * Mark the operation as a retry whose earlier attempts were recorded separately. It
	 * counts as a single retry, irrespective of its number.
	 * @param number the number of the retry, 1 for the second attempt; 0 or less for the
	 * first attempt
	 * @return this metric
	 */
	public DatabaseMetric retry(int number) {
		this.retryCount = number;
		this.retries = (number > 0) ? 1 : 0;
		return this;
	}

	@Override
	DatabaseMetric self() {
		return this;
	}

	void writeTo(MetricSink sink, Duration elapsed) {
		MetricAttributes attributes = MetricAttributes.with(OPERATION, this.operation)
			.with(SUCCESS, !isFailed())
			.with(TABLE, this.table)
			.with(RETRY_COUNT, (this.retryCount > 0) ? String.valueOf(this.retryCount) : null)
			.with(ERROR_TYPE, errorType())
			.build();
		sink.time(BotMetric.DATABASE_OPERATION_DURATION, attributes, elapsed);
		sink.count(BotMetric.DATABASE_OPERATION_COUNT, attributes, 1);
		if (this.retries > 0) {
			sink.count(BotMetric.DATABASE_RETRIES, retryAttributes(), this.retries);
		}
		if (isFailed()) {
			sink.count(BotMetric.DATABASE_FAILURES, attributes, 1);
		}
	}

	private MetricAttributes retryAttributes() {
		return MetricAttributes.with(OPERATION, this.operation)
			.with(TABLE, (this.table != null) ? this.table : UNKNOWN_TABLE)
			.build();
	}

}
