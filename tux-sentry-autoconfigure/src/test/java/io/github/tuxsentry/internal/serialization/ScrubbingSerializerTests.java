package io.github.tuxsentry.internal.serialization;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.Attachment;
import io.sentry.Breadcrumb;
import io.sentry.ILogger;
import io.sentry.JsonSerializable;
import io.sentry.NoOpLogger;
import io.sentry.SentryBaseEvent;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryEvent;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import io.sentry.protocol.SentryId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ScrubbingSerializer}.
 */
class ScrubbingSerializerTests {

	private final FaultBarrier faults = new FaultBarrier();

	private final List<String> logged = new ArrayList<>();

	private final SentryOptions options = new SentryOptions();

	private final ScrubbingSerializer serializer = new ScrubbingSerializer(this.options, Scrubber.standard(),
			this.faults);

	@Test
	void writesAnEnvelopeInLines() throws Exception {
		SentryEvent event = event("logger");
		SentryEnvelopeItem item = SentryEnvelopeItem.fromEvent(this.serializer, event);
		List<String> lines = lines(event, item, item);
		assertThat(lines).hasSize(5);
		assertThat(lines.get(0)).isEqualTo("{\"event_id\":\"" + event.getEventId() + "\"}");
		assertThat(lines.get(1)).isEqualTo(lines.get(3))
			.contains("\"type\":\"event\"", "\"length\":" + lines.get(2).length());
		assertThat(lines.get(2)).isEqualTo(lines.get(4)).contains("\"logger\":\"logger\"");
	}

	@Test
	void scrubsAttachmentsAndOmitsEmptyOnes() throws Exception {
		SentryEvent event = event("logger");
		event.setExtra("password", "Xy7-hunter2");
		List<String> lines = lines(event, SentryEnvelopeItem.fromEvent(this.serializer, event), attachment(""),
				attachment("before Xy7-hunter2 after"));
		assertThat(lines).hasSize(5);
		assertThat(lines.get(3)).contains("\"length\":23");
		assertThat(lines.get(4)).isEqualTo("before [password] after");
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void omitsAnAttachmentThatCannotBeRead() throws Exception {
		SentryEvent event = event("logger");
		SentryEnvelopeItem unreadable = SentryEnvelopeItem.fromAttachment(this.serializer, NoOpLogger.getInstance(),
				new Attachment("/no/such/file"), 100);
		debug();
		assertThat(lines(event, unreadable, attachment("text"))).hasSize(3).endsWith("text");
		assertThat(this.faults.count()).isOne();
		assertThat(this.logged).noneMatch((message) -> message.contains("Dropping"));
	}

	@Test
	void omitsAnItemThatAnotherSerializerCannotWrite() throws Exception {
		SentryEvent event = event("logger");
		JsonSerializable broken = (writer, logger) -> {
			throw new IOException("on purpose");
		};
		event.getContexts().put("broken", broken);
		debug();
		assertThat(lines(event, SentryEnvelopeItem.fromEvent(this.options.getSerializer(), event), attachment("text")))
			.hasSize(3)
			.endsWith("text");
		assertThat(this.logged).contains("ERROR Failed to create envelope item. Dropping it.");
		assertThat(this.faults.count()).isZero();
	}

	@Test
	void logsTheJsonIfTheSdkIsDebugged() throws IOException {
		assertThat(written(event("quiet"))).contains("quiet");
		debug();
		assertThat(written(event("loud"))).contains("loud");
		assertThat(this.logged).singleElement().asString().contains("DEBUG Serializing object: {", "loud");
	}

	@Test
	void writesTheIdOfAnEventThatCannotBeWritten() throws IOException {
		BrokenEvent event = new BrokenEvent();
		assertThat(written(event))
			.isEqualTo("{\"event_id\":\"" + event.getEventId() + "\",\"message\":{\"formatted\":\"[unreadable]\"}}");
		BrokenEvent nameless = new BrokenEvent();
		nameless.setEventId(null);
		assertThat(written(nameless)).isEqualTo("{}");
		assertThat(this.faults.count()).isEqualTo(2);
	}

	@Test
	void writesAMap() {
		assertThat(this.serializer.serialize(Map.of("password", "hunter2"))).isEqualTo("{\"password\":\"[password]\"}");
	}

	@Test
	void readsLikeTheSdk() throws Exception {
		SentryEvent event = event("logger");
		String json = written(event);
		assertThat(this.serializer.deserialize(new StringReader(json), SentryEvent.class).getLogger())
			.isEqualTo("logger");
		List<?> breadcrumbs = this.serializer.deserializeCollection(new StringReader("[{\"message\":\"text\"}]"),
				List.class, new Breadcrumb.Deserializer());
		assertThat(breadcrumbs).singleElement()
			.isInstanceOfSatisfying(Breadcrumb.class,
					(breadcrumb) -> assertThat(breadcrumb.getMessage()).isEqualTo("text"));
		String envelope = String.join("\n", lines(event, SentryEnvelopeItem.fromEvent(this.serializer, event)));
		SentryEnvelope read = this.serializer
			.deserializeEnvelope(new ByteArrayInputStream(envelope.getBytes(StandardCharsets.UTF_8)));
		assertThat(read.getHeader().getEventId()).isEqualTo(event.getEventId());
		assertThat(read.getItems()).hasSize(1);
	}

	private void debug() {
		this.options.setDebug(true);
		this.options.setLogger(new ListLogger());
	}

	private static SentryEvent event(String logger) {
		SentryEvent event = new SentryEvent();
		event.setLogger(logger);
		return event;
	}

	private SentryEnvelopeItem attachment(String text) {
		return SentryEnvelopeItem.fromAttachment(this.serializer, NoOpLogger.getInstance(),
				new Attachment(text.getBytes(StandardCharsets.UTF_8), "log.txt"), 100);
	}

	private String written(Object item) throws IOException {
		StringWriter writer = new StringWriter();
		this.serializer.serialize(item, writer);
		return writer.toString();
	}

	private List<String> lines(SentryEvent event, SentryEnvelopeItem... items) throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		this.serializer.serialize(new SentryEnvelope(new SentryEnvelopeHeader(event.getEventId()), List.of(items)),
				new BufferedOutputStream(bytes));
		String text = bytes.toString(StandardCharsets.UTF_8);
		assertThat(text).endsWith("\n");
		return text.lines().toList();
	}

	private final class ListLogger implements ILogger {

		@Override
		public void log(SentryLevel level, String message, @Nullable Object... arguments) {
			ScrubbingSerializerTests.this.logged.add(level + " " + String.format(message, arguments));
		}

		@Override
		public void log(SentryLevel level, String message, @Nullable Throwable cause) {
			ScrubbingSerializerTests.this.logged.add(level + " " + message);
		}

		@Override
		public void log(SentryLevel level, @Nullable Throwable cause, String message, @Nullable Object... arguments) {
			ScrubbingSerializerTests.this.logged.add(level + " " + message);
		}

		@Override
		public boolean isEnabled(@Nullable SentryLevel level) {
			return true;
		}

	}

	/**
	 * Event whose ID cannot be read at first.
	 */
	private static final class BrokenEvent extends SentryBaseEvent {

		private boolean read;

		@Override
		public @Nullable SentryId getEventId() {
			if (!this.read) {
				this.read = true;
				throw new IllegalStateException("on purpose");
			}
			return super.getEventId();
		}

	}

}
