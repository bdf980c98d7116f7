package io.github.tuxsentry.internal.serialization;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.CheckIn;
import io.sentry.CheckInStatus;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EnvelopeSnapshot}.
 */
class EnvelopeSnapshotTests {

	private final SentryOptions options = new SentryOptions();

	private final ScrubbingSerializer serializer = new ScrubbingSerializer(this.options, Scrubber.standard(),
			new FaultBarrier());

	@Test
	void isSerializedWithTheContentOfEachItemThatWasCaptured() throws Exception {
		SentryEvent event = event("captured");
		CheckIn checkIn = new CheckIn("job", CheckInStatus.OK);
		SentryEnvelope envelope = envelope(event.getEventId(), SentryEnvelopeItem.fromEvent(this.serializer, event),
				SentryEnvelopeItem.fromCheckIn(this.serializer, checkIn));
		EnvelopeSnapshot snapshot = EnvelopeSnapshot.of(envelope);
		event.setLogger("later");
		checkIn.setMonitorSlug("other");
		assertThat(snapshot).isNotNull();
		assertThat(snapshot.bytes()).isGreaterThan(100);
		assertThat(snapshot.serialized()).isSameAs(envelope);
		assertThat(envelope.getItems()).extracting(EnvelopeSnapshotTests::text)
			.satisfiesExactly((first) -> assertThat(first).contains("\"logger\":\"captured\""),
					(second) -> assertThat(second).contains("\"monitor_slug\":\"job\""));
	}

	@Test
	void isTakenOfTheEventThatTheEnvelopeWasCreatedFor() {
		SentryEvent event = event("captured");
		SentryEnvelopeItem unknown = SentryEnvelopeItem.fromEvent(this.options.getSerializer(), event);
		assertThat(EnvelopeSnapshot.of(envelope(event.getEventId(), unknown), event)).isNotNull();
		assertThat(EnvelopeSnapshot.of(envelope(event.getEventId(), unknown))).isNull();
	}

	@Test
	void isNotTakenOfAnotherEvent() {
		SentryEvent event = event("captured");
		SentryEnvelopeItem unknown = SentryEnvelopeItem.fromEvent(this.options.getSerializer(), event);
		assertThat(EnvelopeSnapshot.of(envelope(new SentryId(), unknown), event)).isNull();
		SentryEnvelopeItem other = SentryEnvelopeItem.fromCheckIn(this.options.getSerializer(),
				new CheckIn("job", CheckInStatus.OK));
		assertThat(EnvelopeSnapshot.of(envelope(event.getEventId(), other), event)).isNull();
		event.setEventId(null);
		assertThat(EnvelopeSnapshot.of(envelope(null, unknown), event)).isNull();
	}

	private static SentryEvent event(String logger) {
		SentryEvent event = new SentryEvent();
		event.setLogger(logger);
		return event;
	}

	private static SentryEnvelope envelope(@Nullable SentryId event, SentryEnvelopeItem... items) {
		return new SentryEnvelope(new SentryEnvelopeHeader(event), List.of(items));
	}

	private static String text(SentryEnvelopeItem item) {
		try {
			return new String(item.getData(), StandardCharsets.UTF_8);
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

}
