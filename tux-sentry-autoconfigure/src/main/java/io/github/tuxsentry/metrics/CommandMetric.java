package io.github.tuxsentry.metrics;

import java.time.Duration;

import static io.github.tuxsentry.metrics.BotAttribute.COMMAND;
import static io.github.tuxsentry.metrics.BotAttribute.COMMAND_TYPE;
import static io.github.tuxsentry.metrics.BotAttribute.ERROR_TYPE;
import static io.github.tuxsentry.metrics.BotAttribute.SUCCESS;

/**
 * Details of a command run in addition to its name and duration. Instances are not
 * thread-safe and are only valid during the call that records them.
 *
 * @since 0.1.0
 */
public final class CommandMetric extends FallibleMetric<CommandMetric> {

	private final String command;

	private String type = "unknown";

	CommandMetric(String command) {
		this.command = command;
	}

	/**
	 * Set the type of the command. Defaults to {@code unknown}.
	 * @param type one of the types listed in {@link BotAttribute#COMMAND_TYPE}, or a
	 * custom type
	 * @return this metric
	 */
	public CommandMetric type(String type) {
		this.type = type;
		return this;
	}

	@Override
	CommandMetric self() {
		return this;
	}

	void writeTo(MetricSink sink, Duration elapsed) {
		MetricAttributes attributes = MetricAttributes.with(COMMAND, this.command)
			.with(COMMAND_TYPE, this.type)
			.with(SUCCESS, !isFailed())
			.with(ERROR_TYPE, errorType())
			.build();
		sink.time(BotMetric.COMMAND_EXECUTION_TIME, attributes, elapsed);
		sink.count(BotMetric.COMMAND_USAGE, attributes, 1);
		if (isFailed()) {
			sink.count(BotMetric.COMMAND_FAILURES, attributes, 1);
		}
	}

}
