package io.github.tuxsentry.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.state.StateReason;
import io.github.tuxsentry.internal.state.StateReason.Rank;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions.BeforeSendCallback;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;
import io.sentry.protocol.SentryTransaction;
import io.sentry.protocol.TransactionInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FilterReasons}.
 */
class FilterReasonsTests {

	private final List<BeforeSendCallback> eventCallbacks = new ArrayList<>();

	private final List<BeforeSendTransactionCallback> transactionCallbacks = new ArrayList<>();

	private final FaultBarrier faults = new FaultBarrier();

	private final EventFilterChain events = new EventFilterChain(
			() -> List.of(new LoggerExclusions(List.of("net.dv8tion.jda"))), () -> this.eventCallbacks,
			StormGuard.off(), (reason) -> {
			}, this.faults);

	private final TransactionFilterChain transactions = new TransactionFilterChain(List::of, 2, () -> 1000,
			() -> this.transactionCallbacks, this.faults);

	private final FilterReasons reasons = new FilterReasons(this.events, this.transactions);

	@Test
	void hasNoneIfNothingWasDropped() {
		assertThat(this.reasons.reasons()).isEmpty();
		this.events.execute(new SentryEvent(), new Hint());
		this.transactions.execute(transaction(), new Hint());
		assertThat(this.reasons.reasons()).isEmpty();
	}

	@Test
	void tellsThatAllEventsWereDroppedAndWhy() {
		SentryEvent excluded = new SentryEvent();
		excluded.setLogger("net.dv8tion.jda.JDA");
		this.events.execute(excluded, new Hint());
		this.eventCallbacks.add((event, hint) -> null);
		this.events.execute(new SentryEvent(), new Hint());
		this.events.execute(new SentryEvent(), new Hint());
		assertThat(this.reasons.reasons()).containsExactly(new StateReason(Rank.DROPPED,
				"All events were dropped by filters and callbacks: application 2, excluded_logger 1. "
						+ "See tux.sentry.filter, and the beans of types EventFilter and BeforeSendCallback."));
	}

	@Test
	void tellsThatAllTransactionsWereDropped() {
		this.transactionCallbacks.add((transaction, hint) -> null);
		this.transactions.execute(transaction(), new Hint());
		assertThat(this.reasons.reasons()).containsExactly(new StateReason(Rank.DROPPED,
				"All transactions were dropped by beans of type BeforeSendTransactionCallback: 1."));
	}

	@Test
	void hasNoneIfOnlySomeWereDropped() {
		this.events.execute(new SentryEvent(), new Hint());
		this.eventCallbacks.add((event, hint) -> null);
		this.events.execute(new SentryEvent(), new Hint());
		this.transactions.execute(transaction(), new Hint());
		this.transactionCallbacks.add((transaction, hint) -> null);
		this.transactions.execute(transaction(), new Hint());
		assertThat(this.events.dropped()).containsExactly(Map.entry("application", 1L));
		assertThat(this.reasons.reasons()).isEmpty();
	}

	private static SentryTransaction transaction() {
		return new SentryTransaction("t", 0.0, 1.0, new ArrayList<>(), Map.of(), new TransactionInfo("custom"));
	}

}
