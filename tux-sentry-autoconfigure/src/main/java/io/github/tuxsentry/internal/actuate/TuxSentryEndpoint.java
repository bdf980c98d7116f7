package io.github.tuxsentry.internal.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.internal.delivery.DeliveryCounters;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.TuxSentryInfoContributor;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Tells what the library does and what has become of what it sent. It shows neither keys
 * nor tokens.
 */
@Endpoint(id = "tuxsentry")
public final class TuxSentryEndpoint {

	private final SentryStatus status;

	private final DeliveryCounters delivery;

	private final FaultBarrier faults;

	private final Supplier<Stream<TuxSentryInfoContributor>> details;

	/**
	 * Creates the endpoint.
	 * @param status whether Sentry is on
	 * @param delivery counts what is sent
	 * @param faults counts the faults of the library
	 * @param details tell the rest, asked for at each look
	 */
	TuxSentryEndpoint(SentryStatus status, DeliveryCounters delivery, FaultBarrier faults,
			Supplier<Stream<TuxSentryInfoContributor>> details) {
		this.status = status;
		this.delivery = delivery;
		this.faults = faults;
		this.details = details;
	}

	/**
	 * Takes a look.
	 * @return what there is to see
	 */
	@ReadOperation
	public Report report() {
		Map<String, Object> more = new TreeMap<>();
		this.details.get()
			.forEach((detail) -> this.faults.run("look at " + detail.name(),
					() -> more.put(detail.name(), detail.value())));
		return new Report(this.status.isOn(), this.status.reason(), this.status.target(), this.status.environment(),
				this.status.release(), Delivery.of(this.delivery.snapshot()), this.faults.count(), more);
	}

	/**
	 * What there is to see.
	 *
	 * @param on whether anything is sent
	 * @param reason why not, or {@code null}
	 * @param target host and project to which it is sent, or {@code null}
	 * @param environment the environment, or {@code null}
	 * @param release the release, or {@code null}
	 * @param delivery what has become of the envelopes
	 * @param faults how many faults of the library were caught
	 * @param details the rest, by name: {@code sampling}, {@code filters}, {@code jda}
	 * and what the application adds
	 */
	public record Report(boolean on, @Nullable String reason, @Nullable String target, @Nullable String environment,
			@Nullable String release, Delivery delivery, long faults, Map<String, Object> details) {
	}

	/**
	 * What has become of the envelopes.
	 *
	 * @param captured how many were handed over in this run
	 * @param restored how many earlier runs had left
	 * @param sent how many Sentry took
	 * @param dropped how many were given up, by reason
	 * @param queued how many wait
	 * @param discarded how many items never became an envelope, by reason
	 * @param failing whether the last attempt failed
	 * @param lastDelivery when Sentry took one last, or {@code null}
	 * @param lastFailure when an attempt failed last, and why, or {@code null}
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
