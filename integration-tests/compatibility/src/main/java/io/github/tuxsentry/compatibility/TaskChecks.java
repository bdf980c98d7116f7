package io.github.tuxsentry.compatibility;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.test.sentry.SentryItem;

import org.springframework.core.task.AsyncTaskExecutor;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks of scheduled and asynchronous methods, and of executors.
 */
final class TaskChecks implements Checks {

	private final Tour tour;

	TaskChecks(Tour tour) {
		this.tour = tour;
	}

	@Override
	public void run(Report report) {
		report.check("task.scheduled", this::scheduled);
		report.check("task.check_in", this::checkIn);
		report.check("task.scheduled_failure", this::scheduledFailure);
		report.check("task.scheduled_metric", () -> this.tour.metric("bot.task.executions", "task_type", "scheduled"));
		report.check("task.async", this::async);
		report.check("task.async_failure", this::asyncFailure);
		report.check("task.async_metric", () -> this.tour.metric("bot.task.executions", "task_type", "async"));
		report.check("context.executor_service", this::executorService);
		report.check("context.task_executor", this::taskExecutor);
		report.check("task.executor_failure", this::executorFailure);
	}

	private SentryItem transactionOf(String method) {
		return this.tour.sentry()
			.awaitTransaction(
					(item) -> "task.scheduled".equals(item.op()) && String.valueOf(item.name()).contains(method));
	}

	private void scheduled() {
		assertThat(transactionOf("tidy")).hasStatus("ok");
	}

	private void checkIn() {
		SentryItem end = checkIn("ok", "tidy");
		assertThat(end.payload().path("check_in_id"))
			.isEqualTo(checkIn("in_progress", "tidy").payload().path("check_in_id"));
		checkIn("error", "fail-scheduled");
	}

	private SentryItem checkIn(String status, String monitor) {
		return this.tour.sentry()
			.awaitItem("check_in", (item) -> item.payload().path("status").asText().equals(status)
					&& item.payload().path("monitor_slug").asText().contains(monitor), Duration.ofSeconds(10));
	}

	private void scheduledFailure() {
		SentryItem transaction = transactionOf("failScheduled");
		assertThat(transaction).hasStatus("internal_error");
		SentryItem event = this.tour.onlyFailure("the scheduled method fails");
		assertThat(event).hasTraceIdOf(transaction);
		assertThat(mechanism(event)).isEqualTo("spring_scheduled");
	}

	private void async() {
		SentryItem transaction = this.tour.trace("async", () -> this.tour.bean(Library.class).later().join());
		assertThat(transaction).hasSpan("library.step", "step of the async method");
	}

	private void asyncFailure() {
		SentryItem transaction = this.tour.slash("async");
		SentryItem event = this.tour.onlyFailure("the async method fails");
		assertThat(event).hasTraceIdOf(transaction).hasTag("command.name", "async");
		assertThat(mechanism(event)).isEqualTo("spring_async");
		assertThat(transaction).hasStatus("unimplemented");
	}

	private void executorService() throws Exception {
		assertThat(this.tour.trace("executor_service",
				() -> this.tour.bean(ExecutorService.class)
					.submit(() -> this.tour.bean(Library.class).step("step in the pool"))
					.get(10, TimeUnit.SECONDS)))
			.hasSpan("library.step", "step in the pool");
	}

	private void taskExecutor() throws Exception {
		assertThat(this.tour.trace("task_executor",
				() -> this.tour.context()
					.getBean("applicationTaskExecutor", AsyncTaskExecutor.class)
					.submit(() -> this.tour.bean(Library.class).step("step of the task"))
					.get(10, TimeUnit.SECONDS)))
			.hasSpan("library.step", "step of the task");
	}

	private void executorFailure() {
		this.tour.trace("executor_failure",
				() -> this.tour.context().getBean("applicationTaskExecutor", AsyncTaskExecutor.class).execute(() -> {
					throw new IllegalStateException("the task fails");
				}));
		assertThat(mechanism(this.tour.onlyFailure("the task fails"))).isEqualTo("executor");
	}

	private static String mechanism(SentryItem event) {
		return event.exceptions().get(event.exceptions().size() - 1).path("mechanism").path("type").asText();
	}

}
