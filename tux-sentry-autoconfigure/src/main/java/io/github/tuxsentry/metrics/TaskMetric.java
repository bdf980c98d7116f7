package io.github.tuxsentry.metrics;

import java.time.Duration;

import static io.github.tuxsentry.metrics.BotAttribute.ERROR_TYPE;
import static io.github.tuxsentry.metrics.BotAttribute.SUCCESS;
import static io.github.tuxsentry.metrics.BotAttribute.TASK;
import static io.github.tuxsentry.metrics.BotAttribute.TASK_TYPE;

/**
 * What can be said about a run of a task besides its name and time. Used by one thread,
 * within the call that records it.
 */
public final class TaskMetric extends FallibleMetric<TaskMetric> {

	private final String task;

	private String type = "background";

	TaskMetric(String task) {
		this.task = task;
	}

	/**
	 * Says what kind of task it is; {@code background} if nobody does.
	 * @param type {@code background}, {@code scheduled}, {@code periodic}, or a name of
	 * one's own
	 * @return this
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
