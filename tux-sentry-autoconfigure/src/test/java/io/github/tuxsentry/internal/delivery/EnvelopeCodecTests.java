package io.github.tuxsentry.internal.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryEvent;
import io.sentry.SentryItemType;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class EnvelopeCodecTests {

	private final SentryOptions options = new SentryOptions();

	private final EnvelopeCodec codec = new EnvelopeCodec(this.options);

	@Test
	void decodesWhatItEncodes() throws IOException {
		assertThat(types(this.codec.decode(this.codec.encode(envelope())))).containsExactly(SentryItemType.Event);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "garbage", "{}", "{\"event_id\":1}\n" })
	void decodesNothingElse(String text) {
		assertThat(this.codec.decode(text.getBytes(StandardCharsets.UTF_8))).isNull();
	}

	@Test
	void compressesWhatIsSentAndAddsTheTime() throws IOException {
		byte[] compressed = this.codec.encodeForSending(envelope());
		try (InputStream content = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
			SentryEnvelope sent = this.codec.decode(content.readAllBytes());
			assertThat(types(sent)).containsExactly(SentryItemType.Event);
			assertThat(sent.getHeader().getSentAt()).isNotNull();
		}
	}

	@Test
	void failsAsItsSerializerDoes() {
		this.options.setSerializer(new FailingSerializer(new IOException("broken")));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.codec.encode(envelope()))
			.withMessage("broken");
		this.options.setSerializer(new FailingSerializer(new IllegalStateException("broken")));
		assertThatIllegalStateException().isThrownBy(() -> this.codec.encode(envelope()));
		this.options.setSerializer(new FailingSerializer(new InterruptedException("broken")));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.codec.encode(envelope()))
			.withCauseInstanceOf(InterruptedException.class);
	}

	private static SentryEnvelope envelope() {
		return new SentryEnvelope(new SentryEnvelopeHeader(),
				List.of(SentryEnvelopeItem.fromEvent(new SentryOptions().getSerializer(), new SentryEvent())));
	}

	private static List<SentryItemType> types(@Nullable SentryEnvelope envelope) {
		assertThat(envelope).isNotNull();
		return List.of(envelope.getItems().iterator().next().getHeader().getType());
	}

}
