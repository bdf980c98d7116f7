package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.Attachment;
import io.sentry.NoOpLogger;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ItemContent}.
 */
class ItemContentTests {

	private final SentryOptions options = new SentryOptions();

	private final ScrubbingSerializer serializer = new ScrubbingSerializer(this.options, Scrubber.standard(),
			new FaultBarrier());

	private final SentryEvent event = new SentryEvent();

	@Test
	void isTheObjectOfAnItemThatRemainsUnserialized() throws Exception {
		SentryEnvelopeItem item = SentryEnvelopeItem.fromEvent(this.serializer, this.event);
		assertThat(ItemContent.of(item)).isSameAs(this.event);
		assertThat(ItemContent.of(item)).isSameAs(this.event);
		this.event.setLogger("later");
		assertThat(item.getData()).asString(StandardCharsets.UTF_8).contains("later");
		assertThat(ItemContent.of(item)).isNull();
	}

	@Test
	void isNullIfAnotherSerializerWritesTheItem() throws Exception {
		assertThat(ItemContent.of(SentryEnvelopeItem.fromEvent(this.options.getSerializer(), this.event))).isNull();
		assertThat(ItemContent.toSerialize(this.event)).isSameAs(this.event);
	}

	@Test
	void isNullForAFile() throws Exception {
		SentryEnvelopeItem item = SentryEnvelopeItem.fromAttachment(this.serializer, NoOpLogger.getInstance(),
				new Attachment("/no/such/file"), 100);
		assertThat(ItemContent.of(item)).isNull();
	}

	@Test
	void isReplacedOnceWhenAnItemIsSerialized() throws Exception {
		SentryEnvelopeItem item = SentryEnvelopeItem.fromEvent(this.serializer, this.event);
		SentryEvent inner = new SentryEvent();
		inner.setLogger("inner");
		SentryEvent replacement = new SentryEvent();
		replacement.setExtra("inner", new SerializedText(this.serializer, inner));
		ItemContent.serialize(item, replacement);
		assertThat(item.getData()).asString(StandardCharsets.UTF_8)
			.contains(String.valueOf(replacement.getEventId()), "logger\\\":\\\"inner");
	}

	/**
	 * Object whose text is JSON that is written by the same serializer.
	 */
	private static final class SerializedText {

		private final ScrubbingSerializer serializer;

		private final SentryEvent event;

		SerializedText(ScrubbingSerializer serializer, SentryEvent event) {
			this.serializer = serializer;
			this.event = event;
		}

		@Override
		public String toString() {
			StringWriter writer = new StringWriter();
			try {
				this.serializer.serialize(this.event, writer);
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
			return writer.toString();
		}

	}

}
