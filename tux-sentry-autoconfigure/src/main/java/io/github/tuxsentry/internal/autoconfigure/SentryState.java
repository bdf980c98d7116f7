package io.github.tuxsentry.internal.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.delivery.DeliveryCounters;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.state.StateContributor;
import io.github.tuxsentry.internal.state.StateReason;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * State of the library in words: what is instrumented, sampled and dropped, and why
 * nothing may arrive. The start log and the actuator endpoint tell the same. Thread-safe.
 */
public final class SentryState {

	private static final int MAX_REASONS = 3;

	private final SentryStatus status;

	private final SamplingSummary sampling;

	private final DeliveryCounters delivery;

	private final ListableBeanFactory beans;

	private final Supplier<Stream<StateContributor>> contributors;

	private final FaultBarrier faults;

	SentryState(SentryStatus status, SamplingSummary sampling, DeliveryCounters delivery, ListableBeanFactory beans,
			Supplier<Stream<StateContributor>> contributors, FaultBarrier faults) {
		this.status = status;
		this.sampling = sampling;
		this.delivery = delivery;
		this.beans = beans;
		this.contributors = contributors;
		this.faults = faults;
	}

	/**
	 * Describe the current state.
	 * @return the description
	 */
	public Description describe() {
		return describe(reasons());
	}

	/**
	 * Describe the current state.
	 * @param reasons the reasons, as returned by {@link #reasons()}
	 */
	Description describe(List<StateReason> reasons) {
		return new Description(this.status.summary(), instrumented(), this.sampling.lines(), dropped(),
				reasons.stream().map(StateReason::text).limit(MAX_REASONS).toList());
	}

	/**
	 * Return the reasons why less data arrives than expected, the likeliest first.
	 */
	List<StateReason> reasons() {
		List<StateReason> reasons = new ArrayList<>();
		if (!this.status.isOn()) {
			reasons.add(new StateReason(StateReason.Rank.DISABLED, this.status.summary()));
		}
		collect((contributor) -> reasons.addAll(contributor.reasons()));
		return reasons.stream().sorted().toList();
	}

	private List<String> instrumented() {
		List<String> instrumented = new ArrayList<>();
		collect((contributor) -> instrumented.addAll(contributor.instrumented()));
		Feature.enabledIn(this.beans)
			.stream()
			.filter((feature) -> feature != Feature.JDA)
			.map(Feature::description)
			.forEach(instrumented::add);
		return instrumented;
	}

	private void collect(Consumer<StateContributor> consumer) {
		this.contributors.get()
			.forEach((contributor) -> this.faults.run("describe the state", () -> consumer.accept(contributor)));
	}

	private List<String> dropped() {
		Map<String, Map<String, Long>> dropped = new LinkedHashMap<>(this.delivery.lost());
		Map<String, Long> envelopes = this.delivery.snapshot().dropped();
		if (!envelopes.isEmpty()) {
			dropped.put("envelope", envelopes);
		}
		return dropped.entrySet().stream().map((entry) -> entry.getKey() + ": " + numbers(entry.getValue())).toList();
	}

	private static String numbers(Map<String, Long> byReason) {
		return byReason.entrySet()
			.stream()
			.map((entry) -> entry.getValue() + " " + words(entry.getKey()))
			.collect(Collectors.joining(", "));
	}

	private static String words(String reason) {
		return switch (reason) {
			case "sample_rate" -> "by the sample rate";
			case "before_send" -> "by filters and callbacks";
			case "event_processor" -> "by event processors";
			case "backpressure" -> "because of back pressure";
			case "rate_limited", "ratelimit_backoff" -> "by rate limits of Sentry";
			case "network_error" -> "because Sentry could not be reached";
			case "send_error" -> "rejected by Sentry";
			case "queue_overflow" -> "because the queue was full";
			case "cache_overflow" -> "because the offline directory was full or data was too old";
			case "offline_overflow" -> "because the offline directory was full";
			case "expired" -> "because they were too old";
			case "shutdown" -> "on shutdown";
			default -> reason;
		};
	}

	/**
	 * Description of the state in words.
	 *
	 * @param summary whether Sentry is enabled, and where data is sent
	 * @param instrumented what is instrumented
	 * @param sampled the sample rates, and where they come from
	 * @param dropped the numbers of items that did not arrive, by category and reason
	 * @param reasons up to three reasons why nothing may arrive, the likeliest first
	 */
	public record Description(String summary, List<String> instrumented, List<String> sampled, List<String> dropped,
			List<String> reasons) {
	}

}
