package io.github.tuxsentry.internal.delivery;

import java.util.ArrayList;
import java.util.List;

import io.sentry.Hint;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.hints.DiskFlushNotification;
import io.sentry.hints.Enqueable;
import io.sentry.protocol.SentryId;
import io.sentry.util.HintUtils;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HintsTests {

	private final List<String> notified = new ArrayList<>();

	private final SentryId expected = new SentryId();

	private final Hint hint = HintUtils.createWithTypeCheckHint(new Waiting());

	@Test
	void tellThatAnEnvelopeIsQueued() {
		Hints.markEnqueued(this.hint);
		assertThat(this.notified).containsExactly("enqueued");
	}

	@Test
	void releaseAThreadThatWaitsForItsOwnEvent() {
		Hints.markPersisted(this.hint, envelope(new SentryId()));
		assertThat(this.notified).isEmpty();
		Hints.markPersisted(this.hint, envelope(this.expected));
		assertThat(this.notified).containsExactly("flushed");
	}

	private static SentryEnvelope envelope(SentryId id) {
		return new SentryEnvelope(new SentryEnvelopeHeader(id), List.of());
	}

	private final class Waiting implements Enqueable, DiskFlushNotification {

		@Override
		public void markEnqueued() {
			HintsTests.this.notified.add("enqueued");
		}

		@Override
		public void markFlushed() {
			HintsTests.this.notified.add("flushed");
		}

		@Override
		public boolean isFlushable(SentryId eventId) {
			return HintsTests.this.expected.equals(eventId);
		}

		@Override
		public void setFlushable(SentryId eventId) {
		}

	}

}
