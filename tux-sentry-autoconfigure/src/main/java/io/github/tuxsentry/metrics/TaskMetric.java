package io.github.tuxsentry.metrics;

import java.time.Duration;

import static io.github.tuxsentry.metrics.BotAttribute.ERROR_TYPE;
import static io.github.tuxsentry.metrics.BotAttribute.SUCCESS;
import static io.github.tuxsentry.metrics.BotAttribute.TASK;
import static io.github.tuxsentry.metrics.BotAttribute.TASK_TYPE;

/**
 * Details of a task run in addition to its name and duration. Instances are not
 * thread-safe and are only valid during the call that records them.
 *
 * @since 0.1.0
 */
public final class TaskMetric extends FallibleMetric<TaskMetric> {

	private final String task;

	private String type = "background";

	TaskMetric(String task) {
		this.task = task;
	}

	/**
	 * Set the type of the task. Defaults to {@code background}.
	 * @param type {@code background}, {@code async}, {@code scheduled}, or a custom type
	 * @return this metric
	 */
	public TaskMetric type(String type) {
		this.type = type;
		return this;
	}

	@Override
	TaskMetric self() {
		return this;
	}

	void writeTo(MetricSink sink, Duration elapsed) {
		MetricAttributes attributes = MetricAttributes.with(TASK, this.task)
			.with(TASK_TYPE, this.type)
			.with(SUCCESS, !isFailed())
			.with(ERROR_TYPE, errorType())
			.build();
		sink.time(BotMetric.TASK_EXECUTION_TIME, attributes, elapsed);
		sink.count(BotMetric.TASK_EXECUTIONS, attributes, 1);
		if (isFailed()) {
			sink.count(BotMetric.TASK_FAILURES, attributes, 1);
		}
	}

}
