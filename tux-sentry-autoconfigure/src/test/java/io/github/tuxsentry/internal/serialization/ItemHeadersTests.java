package io.github.tuxsentry.internal.serialization;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.SentryEnvelopeItemHeader;
import io.sentry.SentryItemType;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ItemHeaders}.
 */
class ItemHeadersTests {

	private final ScrubbingSerializer serializer = new ScrubbingSerializer(new SentryOptions(), Scrubber.standard(),
			new FaultBarrier());

	@Test
	void retainAllEntriesOfATypeThatTheSdkDoesNotKnow() {
		SentryEnvelopeItemHeader header = read("{\"type\":\"sessions\",\n\"length\":3,\"more\":1}");
		assertThat(header.getType()).isEqualTo(SentryItemType.Session);
		assertThat(header.getLength()).isEqualTo(3);
		assertThat(header.getUnknown()).containsOnlyKeys("type", "length", "more").containsEntry("type", "sessions");
		assertThat(ItemHeaders.typeOf(header)).isEqualTo("sessions");
		assertThat(ItemHeaders.content(header)).isSameAs(header.getUnknown());
	}

	@Test
	void haveNoCategoryIfTheTypeIsNew() {
		SentryEnvelopeItemHeader header = read("{\"type\":\"new\",\"length\":3}");
		assertThat(header.getType()).isEqualTo(SentryItemType.Unknown);
		assertThat(ItemHeaders.typeOf(header)).isEqualTo("new");
	}

	@Test
	void areThoseOfTheSdkIfItKnowsTheType() {
		SentryEnvelopeItemHeader header = read("{\"type\":\"event\",\"length\":3,\"more\":1}");
		assertThat(header.getType()).isEqualTo(SentryItemType.Event);
		assertThat(header.getUnknown()).containsOnlyKeys("more");
		assertThat(ItemHeaders.typeOf(header)).isEqualTo("event");
		assertThat(ItemHeaders.content(header)).isSameAs(header);
	}

	@Test
	void areThoseOfTheSdkIfTheTypeIsNoText() {
		SentryEnvelopeItemHeader header = read("{\"type\":1,\"length\":3}");
		assertThat(header.getType()).isEqualTo(SentryItemType.Unknown);
		assertThat(ItemHeaders.typeOf(header)).isEqualTo(SentryItemType.Unknown.getItemType());
		assertThat(ItemHeaders.content(header)).isSameAs(header);
	}

	@Test
	void areNotReadIfTheyAreNoJson() {
		assertThat(read("nonsense")).isNull();
	}

	@Test
	void areWrittenAsTheyAreWithoutAllEntries() {
		SentryEnvelopeItemHeader header = read("{\"type\":\"event\",\"length\":3}");
		assertThat(ItemHeaders.typeOf(header)).isEqualTo("event");
		assertThat(ItemHeaders.content(header)).isSameAs(header);
		header.setUnknown(new HashMap<>(Map.of("type", "event")));
		assertThat(ItemHeaders.content(header)).isSameAs(header);
		header.setUnknown(new HashMap<>(Map.of("length", 3)));
		assertThat(ItemHeaders.content(header)).isSameAs(header);
	}

	private @Nullable SentryEnvelopeItemHeader read(String json) {
		return this.serializer.deserialize(new StringReader(json), SentryEnvelopeItemHeader.class);
	}

}
