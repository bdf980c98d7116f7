package io.github.tuxsentry.internal.metrics.micrometer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Statistic;
import io.sentry.Hint;
import io.sentry.IScope;
import io.sentry.IScopes;
import io.sentry.Scope;
import io.sentry.Scopes;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link StepPublisher}, with meters of a registry that publishes nothing
 * itself.
 */
@Timeout(30)
class StepPublisherTests {

	private static final Duration DAY = Duration.ofDays(1);

	private final FaultBarrier faults = new FaultBarrier();

	private final SentryOptions options = new SentryOptions();

	private final ManualTransport transport = new ManualTransport();

	private final IScopes scopes = scopes(this.options, this.transport);

	private final SentryRegistryConfig config = RunningSentry.onlyWhenTold(Map.of("itemsPerStep", "11"));

	private final SentryMeterRegistry meters = new SentryMeterRegistry(this.config, Clock.SYSTEM, this.scopes,
			Scrubber.standard(), this.faults);

	private final StepPublisher publisher = new StepPublisher(this.scopes, this.config, Scrubber.standard(),
			this.faults);

	@AfterEach
	void stop() {
		this.meters.stop();
	}

	@Test
	void aGaugeTakesOneItem() throws Exception {
		publish(IntStream.range(0, 10).mapToObj((i) -> gauge("bot.size." + i)).toArray(Meter[]::new));
		assertThat(published()).hasSize(10);
		assertThat(this.publisher.heldBack()).isZero();
	}

	@Test
	void aMeterThatCannotBeReadIsAFault() throws Exception {
		Meter broken = Meter.builder("bot.broken", Meter.Type.OTHER, () -> {
			throw new IllegalStateException("broken");
		}).register(this.meters);
		publish(broken, gauge("bot.size"));
		assertThat(this.faults.count()).isOne();
		assertThat(published()).containsExactly("bot.size");
	}

	@Test
	void whatIsRecordedDuringAStepDoesNotExceedItsItems() throws Exception {
		Counter counter = this.meters.counter("bot.one");
		counter.increment();
		Gauge gauge = Gauge.builder("bot.size", () -> {
			IntStream.range(0, 20).forEach((i) -> counter.increment());
			return 1;
		}).register(this.meters);
		publish(gauge, counter);
		assertThat(published()).hasSize(1 + 8 + 1).startsWith("bot.size").endsWith("bot.one");
	}

	@Test
	void aMeterWithMoreItemsThanAStepIsHeldBackOnce() throws Exception {
		List<Measurement> measurements = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			measurements.add(new Measurement(() -> 1.0, Statistic.VALUE));
		}
		Meter large = Meter.builder("bot.large", Meter.Type.OTHER, measurements).register(this.meters);
		this.publisher.publishAll(Stream.of(large), DAY);
		assertThat(this.publisher.heldBack()).isEqualTo(20);
		assertThat(published()).containsExactly("tux.sentry.metrics.held_back");
	}

	@Test
	void aStepWaitsForTheTransport() throws Exception {
		this.transport.answering(ManualTransport::reject, ManualTransport::reject, ManualTransport::reject);
		publish(gauge("bot.one"));
		publish(gauge("bot.two"));
		assertThat(published()).containsExactly("bot.one", "bot.one", "bot.one", "bot.one", "bot.two");
	}

	@Test
	void stepsArePublishedByAnyThread() throws Exception {
		Gauge gauge = gauge("bot.size");
		inOtherThread(() -> publish(gauge));
		inOtherThread(() -> this.publisher.publishAll(Stream.of(gauge), DAY));
		inOtherThread(() -> publish(gauge));
		assertThat(published()).hasSize(3);
	}

	@Test
	void aFailureOfTheTransportKeepsNoOtherThreadFromPublishing() throws Exception {
		this.transport.answering(StepPublisherTests::fail, StepPublisherTests::fail);
		Gauge gauge = gauge("bot.size");
		inOtherThread(() -> assertThatIllegalStateException().isThrownBy(() -> publish(gauge)));
		inOtherThread(() -> assertThatIllegalStateException()
			.isThrownBy(() -> this.publisher.publishAll(Stream.of(gauge), DAY)));
		inOtherThread(() -> publish(gauge));
		assertThat(published()).hasSize(3);
	}

	private static void fail(Hint hint) {
		throw new IllegalStateException("broken");
	}

	@Test
	void theLastStepIsNotRepeatedWithoutCapacity() {
		this.transport.otherwise(ManualTransport::reject);
		Gauge gauge = gauge("bot.size");
		publish(gauge);
		this.publisher.publishAll(Stream.of(gauge), Duration.ZERO);
		assertThat(this.transport.sent()).hasSize(1 + 1 + 1);
	}

	private static void inOtherThread(Runnable work) throws InterruptedException {
		Thread thread = new Thread(work);
		thread.setDaemon(true);
		thread.start();
		thread.join(10_000);
		assertThat(thread.isAlive()).isFalse();
	}

	private void publish(Meter... meters) {
		this.publisher.publish(Stream.of(meters), DAY);
	}

	private Gauge gauge(String name) {
		return Gauge.builder(name, () -> 1).register(this.meters);
	}

	/**
	 * Return the names of the items that were passed to the transport.
	 */
	private List<String> published() throws Exception {
		List<String> names = new ArrayList<>();
		for (SentryEnvelope envelope : this.transport.sent()) {
			for (SentryEnvelopeItem item : envelope.getItems()) {
				JsonNode payload = new ObjectMapper().readTree(new String(item.getData(), StandardCharsets.UTF_8));
				payload.path("items").forEach((metric) -> names.add(metric.path("name").asText()));
			}
		}
		return names;
	}

	private static IScopes scopes(SentryOptions options, ManualTransport transport) {
		IScope global = new Scope(options);
		global.bindClient(transport.client(options));
		return new Scopes(new Scope(options), new Scope(options), global, "test");
	}

}
