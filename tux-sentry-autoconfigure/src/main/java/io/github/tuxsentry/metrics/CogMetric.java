package io.github.tuxsentry.metrics;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import static io.github.tuxsentry.metrics.BotAttribute.COG;
import static io.github.tuxsentry.metrics.BotAttribute.ERROR_TYPE;
import static io.github.tuxsentry.metrics.BotAttribute.OPERATION;
import static io.github.tuxsentry.metrics.BotAttribute.SUCCESS;

/**
 * Details of an operation on a cog in addition to the names and the duration. Instances
 * are not thread-safe and are only valid during the call that records them.
 *
 * @since 0.1.0
 */
public final class CogMetric extends FallibleMetric<CogMetric> {

	private final String cog;

	private final String operation;

	CogMetric(String cog, String operation) {
		this.cog = cog;
		this.operation = operation;
	}

	@Override
	CogMetric self() {
		return this;
	}

	void writeTo(MetricSink sink, @Nullable Duration elapsed) {
		MetricAttributes attributes = MetricAttributes.with(COG, this.cog)
			.with(OPERATION, this.operation)
			.with(SUCCESS, !isFailed())
			.with(ERROR_TYPE, errorType())
			.build();
		sink.count(BotMetric.COG_OPERATION_COUNT, attributes, 1);
		if (elapsed != null) {
			sink.time(BotMetric.COG_OPERATION_DURATION, attributes, elapsed);
		}
		if (isFailed()) {
			sink.count(BotMetric.COG_FAILURES, attributes, 1);
		}
	}

}
