package io.github.tuxsentry.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.tuxsentry.internal.state.StateContributor;
import io.github.tuxsentry.internal.state.StateReason;
import io.github.tuxsentry.internal.state.StateReason.Rank;

/**
 * Reasons why not a single event or transaction arrives although they were captured:
 * filters and callbacks have dropped all of them.
 */
final class FilterReasons implements StateContributor {

	private final EventFilterChain events;

	private final TransactionFilterChain transactions;

	FilterReasons(EventFilterChain events, TransactionFilterChain transactions) {
		this.events = events;
		this.transactions = transactions;
	}

	@Override
	public List<StateReason> reasons() {
		List<StateReason> reasons = new ArrayList<>();
		Map<String, Long> dropped = this.events.dropped();
		if (this.events.passed() == 0 && !dropped.isEmpty()) {
			reasons.add(new StateReason(Rank.DROPPED,
					"All events were dropped by filters and callbacks: "
							+ dropped.entrySet()
								.stream()
								.map((entry) -> entry.getKey() + " " + entry.getValue())
								.collect(Collectors.joining(", "))
							+ ". See tux.sentry.filter, and the beans of types EventFilter and BeforeSendCallback."));
		}
		if (this.transactions.passed() == 0 && this.transactions.dropped() > 0) {
			reasons.add(new StateReason(Rank.DROPPED,
					"All transactions were dropped by beans of type BeforeSendTransactionCallback: "
							+ this.transactions.dropped() + "."));
		}
		return reasons;
	}

}
