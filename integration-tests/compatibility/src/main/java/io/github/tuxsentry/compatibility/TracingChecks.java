package io.github.tuxsentry.compatibility;

import java.time.Duration;
import java.util.Map;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.github.tuxsentry.tracing.ContextPropagation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks of annotations, observations, context propagation and sampling.
 */
final class TracingChecks implements Checks {

	private final Tour tour;

	TracingChecks(Tour tour) {
		this.tour = tour;
	}

	@Override
	public void run(Report report) {
		report.check("tracing.transaction_annotation", this::transaction);
		report.check("tracing.span_annotation", this::span);
		report.check("tracing.span_of_a_future", this::future);
		report.check("tracing.observation", this::observation);
		report.check("tracing.headers", this::headers);
		report.check("tracing.sampling_rule", this::samplingRule);
		report.check("context.reactor", this::reactor);
		report.check("context.wrapped_task", this::wrappedTask);
	}

	private Library library() {
		return this.tour.bean(Library.class);
	}

	private void transaction() {
		library().report();
		SentryItem transaction = this.tour.sentry().awaitTransaction("annotated_report");
		assertThat(transaction).hasOp("task.background").hasStatus("ok").hasSpan("library.step", "step of the report");
		assertThat(Tour.origin(transaction)).isEqualTo("auto.function.tux_sentry");
	}

	private void span() {
		assertThat(this.tour.trace("span", library()::find)).hasSpan("library.find", "Find a book");
	}

	private void future() {
		SentryItem transaction = this.tour.trace("future", () -> library().findLater().join());
		assertThat(transaction).hasSpan("library.step", "step of the future");
		var span = Tour.span(transaction, "library.future");
		assertThat(span.path("status").asText()).isEqualTo("ok");
		assertThat(span.path("timestamp").asDouble() - span.path("start_timestamp").asDouble())
			.isGreaterThanOrEqualTo(0.04);
	}

	private void observation() {
		SentryItem transaction = this.tour.trace("observation",
				() -> Observation.createNotStarted("shelf.sort", this.tour.bean(ObservationRegistry.class))
					.contextualName("sort the shelf")
					.observe(() -> library().step("step of the observation")));
		assertThat(transaction).hasSpan("shelf.sort", "sort the shelf")
			.hasSpan("library.step", "step of the observation");
		assertThat(Tour.span(transaction, "shelf.sort").path("origin").asText())
			.isEqualTo("auto.micrometer.tux_sentry");
	}

	private void headers() {
		SentryManager manager = this.tour.manager();
		SentryItem sender = this.tour.trace("sender", () -> {
			Map<String, String> headers = manager.traceHeaders();
			try (TransactionHandle receiver = manager.continueTrace(headers, "queue.process", "receiver")) {
				receiver.setData("job", "tidy");
			}
		});
		assertThat(this.tour.sentry().awaitTransaction("receiver")).hasTraceIdOf(sender);
	}

	private void samplingRule() {
		this.tour.manager().trace("check", "unsampled work", () -> library().step("unsampled"));
		this.tour.trace("sampled work", () -> library().step("sampled"));
		this.tour.flush();
		assertThat(this.tour.sentry().transactions()).extracting(SentryItem::name)
			.contains("sampled work")
			.doesNotContain("unsampled work");
	}

	private void reactor() {
		assertThat(this.tour.trace("reactor",
				() -> Mono.just("book")
					.publishOn(Schedulers.parallel())
					.doOnNext((book) -> library().step("step of the pipeline"))
					.block(Duration.ofSeconds(10))))
			.hasSpan("library.step", "step of the pipeline");
	}

	private void wrappedTask() throws Exception {
		assertThat(this.tour.trace("wrapped_task", () -> {
			Thread thread = new Thread(
					this.tour.bean(ContextPropagation.class).wrap(() -> library().step("step of the thread")));
			thread.start();
			thread.join();
		})).hasSpan("library.step", "step of the thread");
	}

}
