package io.github.tuxsentry.internal.delivery;

import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.internal.state.StateContributor;
import io.github.tuxsentry.internal.state.StateReason;
import io.github.tuxsentry.internal.state.StateReason.Rank;

/**
 * Reasons why data does not arrive although it was captured: failed attempts, rate limits
 * and a full queue.
 */
final class DeliveryReasons implements StateContributor {

	private final DeliveryCounters counters;

	DeliveryReasons(DeliveryCounters counters) {
		this.counters = counters;
	}

	@Override
	public List<StateReason> reasons() {
		DeliveryStats stats = this.counters.snapshot();
		List<StateReason> reasons = new ArrayList<>();
		String failure = stats.failing() ? stats.lastFailureReason() : null;
		if (failure != null) {
			add(reasons, Rank.UNDELIVERED, explain(failure)
					+ " Envelopes queued: %d, dropped: %d.".formatted(stats.queued(), stats.totalDropped()));
		}
		else {
			addDropped(reasons, stats, DiscardRecorder.RATE_LIMITED,
					"Sentry has limited the rate, e.g. because a quota is exceeded. Envelopes dropped: %d.");
			addDropped(reasons, stats, DiscardRecorder.SEND_ERROR, "Sentry has rejected data. Envelopes dropped: %d.");
		}
		addDropped(reasons, stats, DiscardRecorder.QUEUE_OVERFLOW,
				"The queue was full. Envelopes dropped: %d. See sentry.max-queue-size and "
						+ "tux.sentry.delivery.queue-memory.");
		addDropped(reasons, stats, DiscardRecorder.OFFLINE_OVERFLOW,
				"The offline directory was full. Envelopes dropped: %d. See "
						+ "tux.sentry.delivery.offline-max-size.");
		return reasons;
	}

	private static String explain(String failure) {
		if (!failure.startsWith("HTTP ")) {
			return "Sentry cannot be reached (" + failure + "). Check the host of the DSN, the network and the proxy.";
		}
		return switch (failure) {
			case "HTTP 401", "HTTP 403" -> "Sentry does not accept the key of the DSN (" + failure
					+ "). Compare the DSN with the client keys of the project.";
			case "HTTP 404" -> "Sentry does not know the project of the DSN (" + failure
					+ "). Compare the DSN with the client keys of the project.";
			case "HTTP 429" -> "Sentry limits the rate (" + failure + "), e.g. because a quota is exceeded.";
			default -> (SendResult.ofStatus(status(failure)).outcome() == SendResult.Outcome.REJECTED)
					? "Sentry rejects the data (" + failure + ")."
					: "Sentry cannot accept data at the moment (" + failure + ").";
		};
	}

	private static int status(String failure) {
		return Integer.parseInt(failure.substring("HTTP ".length()));
	}

	private static void addDropped(List<StateReason> reasons, DeliveryStats stats, String reason, String text) {
		Long dropped = stats.dropped().get(reason);
		if (dropped != null) {
			add(reasons, Rank.DROPPED, text.formatted(dropped));
		}
	}

	private static void add(List<StateReason> reasons, Rank rank, String text) {
		reasons.add(new StateReason(rank, text));
	}

}
