package io.github.tuxsentry.internal.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.internal.autoconfigure.SentryState;
import io.github.tuxsentry.internal.autoconfigure.SentryStatus;
import io.github.tuxsentry.internal.delivery.DeliveryCounters;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.TuxSentryInfoContributor;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Actuator endpoint that describes the state of the library and the delivery of
 * envelopes. It does not reveal keys or tokens.
 */
@Endpoint(id = "tuxsentry")
public final class TuxSentryEndpoint {

	private final SentryStatus status;

	private final Supplier<SentryState.Description> state;

	private final DeliveryCounters delivery;

	private final FaultBarrier faults;

	private final Supplier<Stream<TuxSentryInfoContributor>> details;

	/**
	 * Create a new endpoint.
	 * @param status the status of Sentry
	 * @param state the state in words, obtained with each request
	 * @param delivery counts the envelopes
	 * @param faults counts the internal errors
	 * @param details the further details, looked up with each request
	 */
	TuxSentryEndpoint(SentryStatus status, Supplier<SentryState.Description> state, DeliveryCounters delivery,
			FaultBarrier faults, Supplier<Stream<TuxSentryInfoContributor>> details) {
		this.status = status;
		this.state = state;
		this.delivery = delivery;
		this.faults = faults;
		this.details = details;
	}

	/**
	 * Return the current state.
	 * @return the report
	 */
	@ReadOperation
	public Report report() {
		Map<String, Object> more = new TreeMap<>();
		this.details.get()
			.forEach((detail) -> this.faults.run("get the detail " + detail.name(),
					() -> more.put(detail.name(), detail.value())));
		return new Report(this.status.isOn(), this.status.reason(), this.status.target(), this.status.environment(),
				this.status.release(), this.state.get(), Delivery.of(this.delivery.snapshot()), this.faults.count(),
				more);
	}

	/**
	 * Report of the endpoint.
	 *
	 * @param enabled whether events are sent
	 * @param reason the reason why they are not sent, or {@code null}
	 * @param target the host and project to which they are sent, or {@code null}
	 * @param environment the environment, or {@code null}
	 * @param release the release, or {@code null}
	 * @param state the state in words
	 * @param delivery the delivery of envelopes
	 * @param internalErrors the number of internal errors that were handled
	 * @param details the further details by name: {@code sampling}, {@code filters},
	 * {@code jda} and those added by the application
	 */
	public record Report(boolean enabled, @Nullable String reason, @Nullable String target,
			@Nullable String environment, @Nullable String release, SentryState.Description state, Delivery delivery,
			long internalErrors, Map<String, Object> details) {
	}

	/**
	 * Delivery of envelopes.
	 *
	 * @param captured the number of envelopes handed over in this run
	 * @param restored the number of envelopes of earlier runs
	 * @param sent the number of envelopes that Sentry accepted
	 * @param dropped the number of dropped envelopes by reason
	 * @param queued the number of queued envelopes
	 * @param discarded the number of items that never became part of an envelope, by
	 * reason
	 * @param failing whether the last attempt failed
	 * @param lastDelivery the time at which Sentry last accepted an envelope, or
	 * {@code null}
	 * @param lastFailure the time and reason of the last failed attempt, or {@code null}
	 */
	public record Delivery(long captured, long restored, long sent, Map<String, Long> dropped, long queued,
			Map<String, Long> discarded, boolean failing, @Nullable String lastDelivery,
			@Nullable Map<String, String> lastFailure) {

		static Delivery of(DeliveryStats stats) {
			Map<String, String> failure = null;
			if (stats.lastFailure() != null && stats.lastFailureReason() != null) {
				failure = new LinkedHashMap<>();
				failure.put("time", stats.lastFailure().toString());
				failure.put("reason", stats.lastFailureReason());
			}
			return new Delivery(stats.captured(), stats.restored(), stats.sent(), stats.dropped(), stats.queued(),
					stats.discarded(), stats.failing(),
					(stats.lastDelivery() != null) ? stats.lastDelivery().toString() : null, failure);
		}

	}

}
