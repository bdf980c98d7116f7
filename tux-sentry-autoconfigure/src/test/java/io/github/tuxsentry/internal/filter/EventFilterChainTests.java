package io.github.tuxsentry.internal.filter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.serialization.EnvelopeSnapshot;
import io.github.tuxsentry.spi.EventFilter;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions.BeforeSendCallback;
import io.sentry.protocol.SentryId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link EventFilterChain}.
 */
class EventFilterChainTests {

	private final List<String> asked = new ArrayList<>();

	private final List<EventFilter> filters = new ArrayList<>();

	private final List<BeforeSendCallback> callbacks = new ArrayList<>();

	private final FaultBarrier faults = new FaultBarrier();

	private final List<String> reasons = new CopyOnWriteArrayList<>();

	private final EventFilterChain chain = new EventFilterChain(() -> this.filters, () -> this.callbacks,
			new StormGuard(1, 3, 1000, 100), this.reasons::add, this.faults);

	@RegisterExtension
	final LiveSentry sentry = new LiveSentry((options) -> options.setBeforeSend(this.chain));

	@Test
	void sendsWhatNobodyDrops() {
		this.filters.add(filter("a", (event) -> false));
		this.callbacks.add((event, hint) -> event);
		SentryId id = capture("hello");
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent().hasMessage("hello");
		assertThat(id).isNotEqualTo(SentryId.EMPTY_ID);
		assertThat(this.chain.dropped()).isEmpty();
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void dropsTheEventWhenTheCallbacksAreNotAvailableSinceTheyMayTakeASecretOut() {
		EventFilterChain broken = new EventFilterChain(List::of, () -> {
			throw new IllegalStateException("boom");
		}, StormGuard.off(), this.reasons::add, this.faults);
		assertThat(broken.execute(new SentryEvent(), new Hint())).isNull();
		assertThat(broken.dropped()).isEqualTo(Map.of("application", 1L));
		assertThat(this.reasons).containsExactly("application");
		assertThat(this.faults.count()).isOne();
	}

	@Test
	void handsTheEventThatIsSentToTheTransport() {
		SentryEvent replacement = new SentryEvent();
		this.callbacks.add((event, hint) -> replacement);
		Hint hint = new Hint();
		this.chain.execute(new SentryEvent(), hint);
		assertThat(hint.get(EnvelopeSnapshot.EVENT_HINT)).isSameAs(replacement);
	}

	@Test
	void sendsTheSameEventWithoutFiltersAndCallbacks() {
		SentryEvent event = new SentryEvent();
		assertThat(this.chain.execute(event, new Hint())).isSameAs(event);
	}

	@Test
	void asksFiltersInOrderUntilOneDrops() {
		this.filters.add(filter("first", (event) -> false));
		this.filters.add(filter("second", (event) -> true));
		this.filters.add(filter("third", (event) -> true));
		this.callbacks.add(callback("callback"));
		assertThat(capture("hello")).isEqualTo(SentryId.EMPTY_ID);
		SentryAssertions.assertThat(this.sentry.received()).hasNoEvents();
		assertThat(this.asked).containsExactly("first", "second");
		assertThat(this.chain.dropped()).containsExactly(entry("second", 1L));
	}

	@Test
	void countsWhatIsDroppedByReason() {
		this.filters.add(filter("warnings", (event) -> event.getLevel() == SentryLevel.WARNING));
		this.filters.add(filter("errors", (event) -> event.getLevel() == SentryLevel.ERROR));
		this.callbacks.add((event, hint) -> (event.getLevel() == SentryLevel.FATAL) ? null : event);
		for (SentryLevel level : List.of(SentryLevel.ERROR, SentryLevel.WARNING, SentryLevel.ERROR, SentryLevel.FATAL,
				SentryLevel.INFO)) {
			this.sentry.scopes().captureMessage("m", level);
		}
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent().hasLevel("info");
		assertThat(this.chain.dropped()).containsExactly(entry("application", 1L), entry("errors", 2L),
				entry("warnings", 1L));
	}

	@Test
	void dropsNothingForAFilterThatThrowsAndAsksTheNextOne() {
		this.filters.add(filter("broken", (event) -> {
			throw new IllegalStateException("boom");
		}));
		this.filters.add(filter("next", (event) -> false));
		capture("hello");
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent().hasMessage("hello");
		assertThat(this.asked).containsExactly("broken", "next");
		assertThat(this.faults.count()).isOne();
		assertThat(this.chain.dropped()).isEmpty();
	}

	@Test
	void handsTheEventFromCallbackToCallbackInOrder() {
		this.callbacks.add((event, hint) -> {
			event.setTag("order", "1");
			return event;
		});
		this.callbacks.add((event, hint) -> {
			SentryEvent other = new SentryEvent();
			other.setLogger("replaced");
			other.setTag("order", event.getTag("order") + "2");
			return other;
		});
		this.callbacks.add((event, hint) -> {
			event.setTag("order", event.getTag("order") + "3");
			return event;
		});
		capture("hello");
		SentryAssertions.assertThat(this.sentry.received()).onlyEvent().hasTag("order", "123");
		assertThat(this.sentry.local().events().get(0).payload().path("logger").asText()).isEqualTo("replaced");
	}

	@Test
	void suppressesAStormAtLastSoThatWhatPassesIsSent() {
		this.filters.add(filter("quiet", (event) -> event.getLevel() == SentryLevel.DEBUG));
		this.callbacks.add((event, hint) -> (event.getLevel() == SentryLevel.INFO) ? null : event);
		for (int i = 0; i < 10; i++) {
			this.sentry.scopes().captureMessage("m", SentryLevel.DEBUG);
			this.sentry.scopes().captureMessage("m", SentryLevel.INFO);
			this.sentry.scopes().captureMessage("m", SentryLevel.ERROR);
		}
		SentryAssertions.assertThat(this.sentry.received()).hasEvents(3);
		assertThat(this.chain.dropped()).containsExactly(entry("application", 10L), entry("quiet", 10L),
				entry("storm", 7L));
	}

	@Test
	void tellsTheListenerTheReasonOfEachDrop() {
		this.filters.add(filter("warnings", (event) -> event.getLevel() == SentryLevel.WARNING));
		this.callbacks.add((event, hint) -> (event.getLevel() == SentryLevel.FATAL) ? null : event);
		for (SentryLevel level : List.of(SentryLevel.WARNING, SentryLevel.FATAL, SentryLevel.INFO)) {
			this.sentry.scopes().captureMessage("m", level);
		}
		assertThat(this.reasons).containsExactly("warnings", "application");
	}

	@Test
	void isReportedToSentryBesides() {
		this.filters.add(filter("all", (event) -> true));
		for (int i = 0; i < 3; i++) {
			capture("m");
		}
		this.filters.clear();
		capture("sent");
		JsonNode report = this.sentry.received()
			.awaitItem("client_report", (item) -> true, Duration.ofSeconds(30))
			.payload()
			.path("discarded_events");
		assertThat(report).singleElement().satisfies((discarded) -> {
			assertThat(discarded.path("reason").asText()).isEqualTo("before_send");
			assertThat(discarded.path("category").asText()).isEqualTo("error");
			assertThat(discarded.path("quantity").asInt()).isEqualTo(3);
		});
	}

	@Test
	void handsTheHintOn() {
		Hint hint = new Hint();
		List<Hint> seen = new ArrayList<>();
		this.filters.add(new EventFilter() {

			@Override
			public String reason() {
				return "hinted";
			}

			@Override
			public boolean drops(SentryEvent event, Hint hint) {
				seen.add(hint);
				return false;
			}

		});
		this.callbacks.add((event, given) -> {
			seen.add(given);
			return event;
		});
		this.chain.execute(new SentryEvent(), hint);
		assertThat(seen).containsExactly(hint, hint);
	}

	@Test
	void dropsTheEventWhenACallbackReturnsNull() {
		this.callbacks.add((event, hint) -> null);
		this.callbacks.add(callback("never asked"));
		assertThat(capture("hello")).isEqualTo(SentryId.EMPTY_ID);
		SentryAssertions.assertThat(this.sentry.received()).hasNoEvents();
		assertThat(this.asked).isEmpty();
		assertThat(this.chain.dropped()).containsExactly(entry("application", 1L));
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void dropsTheEventWhenACallbackThrowsSinceItMayHaveBeenThereToTakeASecretOut() {
		this.callbacks.add((event, hint) -> {
			throw new IllegalStateException("boom");
		});
		this.callbacks.add(callback("never asked"));
		assertThat(capture("secret")).isEqualTo(SentryId.EMPTY_ID);
		SentryAssertions.assertThat(this.sentry.received()).hasNoEvents().neverReceived("secret");
		assertThat(this.asked).isEmpty();
		assertThat(this.chain.dropped()).containsExactly(entry("application", 1L));
		assertThat(this.faults.count()).isOne();
	}

	private SentryId capture(String message) {
		return this.sentry.scopes().captureMessage(message);
	}

	private EventFilter filter(String reason, Predicate<SentryEvent> drops) {
		return new EventFilter() {

			@Override
			public String reason() {
				return reason;
			}

			@Override
			public boolean drops(SentryEvent event, Hint hint) {
				EventFilterChainTests.this.asked.add(reason);
				return drops.test(event);
			}

		};
	}

	private BeforeSendCallback callback(String name) {
		return (event, hint) -> {
			this.asked.add(name);
			return event;
		};
	}

}
