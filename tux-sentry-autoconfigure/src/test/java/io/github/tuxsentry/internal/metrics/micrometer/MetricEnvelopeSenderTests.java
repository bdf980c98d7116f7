package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.sentry.ISentryClient;
import io.sentry.SentryMetricsEvent;
import io.sentry.SentryNanotimeDate;
import io.sentry.SentryOptions;
import io.sentry.hints.Retryable;
import io.sentry.hints.SubmissionResult;
import io.sentry.protocol.SentryId;
import io.sentry.transport.RateLimiter;
import io.sentry.util.HintUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@Timeout(20)
class MetricEnvelopeSenderTests {

	private final SentryOptions options = new SentryOptions();

	private final ManualTransport transport = new ManualTransport();

	private final ISentryClient client = this.transport.client(this.options);

	private final MetricEnvelopeSender sender = new MetricEnvelopeSender(this.client, this.options);

	@Test
	void isOfASingleClient() {
		assertThat(this.sender.isOf(this.client)).isTrue();
		assertThat(this.sender.isOf(new ManualTransport().client(new SentryOptions()))).isFalse();
	}

	@Test
	void isRateLimitedWithTheCategoryOfMetrics() {
		assertThat(this.sender.isRateLimited()).as("without a rate limiter").isFalse();
		RateLimiter limiter = new RateLimiter(this.options);
		this.transport.limitedBy(limiter);
		limiter.updateRetryAfterLimits("60:error:organization", null, 200);
		assertThat(this.sender.isRateLimited()).isFalse();
		limiter.updateRetryAfterLimits("60:trace_metric:organization", null, 200);
		assertThat(this.sender.isRateLimited()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "5, 1", "6, 2", "899, 299", "900, 300", "10000, 300" })
	void occupiesAThirdOfTheQueueUpToAMaximum(int maxQueueSize, int room) {
		this.options.setMaxQueueSize(maxQueueSize);
		this.transport.otherwise(ManualTransport::enqueue);
		for (int i = 0; i < room; i++) {
			assertThat(hasCapacity()).isTrue();
			send();
		}
		assertThat(hasCapacity()).isFalse();
		ManualTransport.complete(this.transport.hints().get(0), true, false);
		assertThat(hasCapacity()).isTrue();
	}

	@Test
	void aResultThatIsReportedTwiceMakesRoomOnce() {
		this.options.setMaxQueueSize(3);
		this.transport.otherwise(ManualTransport::enqueue);
		send();
		ManualTransport.complete(this.transport.hints().get(0), true, false);
		ManualTransport.complete(this.transport.hints().get(0), true, false);
		send();
		assertThat(hasCapacity()).isFalse();
	}

	@Test
	void whatIsRejectedIsSentFirstLater() {
		this.transport.answering(ManualTransport::reject, ManualTransport::reject);
		send();
		assertThat(hasCapacity()).isFalse();
		assertThat(this.transport.sent()).hasSize(2);
		assertThat(hasCapacity()).isTrue();
		assertThat(this.transport.sent()).hasSize(3).containsOnly(this.transport.sent().get(0));
		assertThat(hasCapacity()).isTrue();
		assertThat(this.transport.sent()).hasSize(3);
	}

	@Test
	void whatFailedForGoodIsNotSentAgain() {
		this.transport.answering((hint) -> ManualTransport.complete(hint, false, false));
		send();
		assertThat(hasCapacity()).isTrue();
		assertThat(this.transport.sent()).hasSize(1);
	}

	@Test
	void whatIsNotMarkedAsEnqueuedIsRejectedIfOthersAreMarked() {
		this.transport.answering(ManualTransport::accept, ManualTransport::ignore);
		send();
		send();
		assertThat(hasCapacity()).isTrue();
		assertThat(this.transport.sent()).hasSize(3);
	}

	@Test
	void aTransportThatMarksNothingHasSentIt() {
		this.options.setMaxQueueSize(1);
		this.transport.otherwise(ManualTransport::ignore);
		send();
		assertThat(hasCapacity()).isTrue();
		assertThat(this.transport.sent()).hasSize(1);
	}

	@Test
	void aFailureOfTheTransportOccupiesNoRoom() {
		this.options.setMaxQueueSize(1);
		this.transport.answering((hint) -> {
			throw new IllegalStateException("broken");
		});
		assertThatIllegalStateException().isThrownBy(this::send);
		assertThat(hasCapacity()).isTrue();
		assertThat(this.transport.sent()).hasSize(1);
	}

	@Test
	void waitsForCapacityUntilTheDeadline() {
		this.transport.answering(ManualTransport::reject, ManualTransport::reject, ManualTransport::reject);
		send();
		assertThat(this.sender.awaitCapacity(System.nanoTime() + TimeUnit.DAYS.toNanos(1))).isTrue();
		assertThat(this.transport.sent()).hasSize(4);
	}

	@Test
	void doesNotWaitOnceItIsInterrupted() {
		this.transport.answering(ManualTransport::reject, ManualTransport::reject);
		send();
		Thread.currentThread().interrupt();
		assertThat(this.sender.awaitCapacity(System.nanoTime() + TimeUnit.DAYS.toNanos(1))).isFalse();
		assertThat(Thread.interrupted()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "true, false", "false, true" })
	void remembersTheResult(boolean success, boolean retry) {
		this.transport.answering((hint) -> ManualTransport.complete(hint, success, retry));
		send();
		Object submission = HintUtils.getSentrySdkHint(this.transport.hints().get(0));
		assertThat(submission).isInstanceOfSatisfying(SubmissionResult.class,
				(result) -> assertThat(result.isSuccess()).isEqualTo(success));
		assertThat(submission).isInstanceOfSatisfying(Retryable.class,
				(retryable) -> assertThat(retryable.isRetry()).isEqualTo(retry));
	}

	private boolean hasCapacity() {
		return this.sender.awaitCapacity(System.nanoTime() - 1);
	}

	private void send() {
		this.sender
			.send(List.of(new SentryMetricsEvent(new SentryId(), new SentryNanotimeDate(), "bot.one", "counter", 1.0)));
	}

}
