package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tag.TagRules;
import io.github.tuxsentry.scrub.NamedSecrets;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.ILogger;
import io.sentry.ISerializer;
import io.sentry.JsonDeserializer;
import io.sentry.SentryBaseEvent;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryEnvelopeItemHeader;
import io.sentry.SentryItemType;
import io.sentry.SentryLevel;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/**
 * {@link ISerializer} for everything that the SDK sends or stores. All texts are
 * scrubbed, data is truncated to Sentry's limits, and a failure in part of an item does
 * not cause the item to be lost. The serialized objects are not modified. Runs on the
 * thread of the transport where the envelope allows it. Thread-safe.
 */
public final class ScrubbingSerializer implements ISerializer {

	private static final int HEADER_BYTES = 512;

	private static final int MAX_EXPECTED_BYTES = 1 << 17;

	private final ISerializer sdk;

	private final SentryOptions options;

	private final Scrubber scrubber;

	private final Scrubber names;

	private final AttachmentScrubber attachments;

	private final SecretsOfEvents secrets = new SecretsOfEvents();

	/** Size of the next item, according to the recent ones. */
	private volatile int expectedBytes = HEADER_BYTES;

	private final FaultBarrier faults;

	/**
	 * Create a new serializer.
	 * @param options the options of the SDK, whose current serializer reads items
	 * @param scrubber scrubs the texts
	 * @param faults handles internal errors
	 */
	public ScrubbingSerializer(SentryOptions options, Scrubber scrubber, FaultBarrier faults) {
		this.sdk = options.getSerializer();
		this.options = options;
		this.scrubber = scrubber;
		this.names = scrubber.withoutAddresses();
		this.attachments = new AttachmentScrubber(scrubber);
		this.faults = faults;
	}

	@Override
	public <T> void serialize(T entity, Writer writer) throws IOException {
		String json = new String(json(ItemContent.toSerialize(entity)), StandardCharsets.UTF_8);
		if (logger().isEnabled(SentryLevel.DEBUG)) {
			logger().log(SentryLevel.DEBUG, "Serializing object: %s", json);
		}
		writer.write(json);
		writer.flush();
	}

	@Override
	public void serialize(SentryEnvelope envelope, OutputStream stream) throws Exception {
		stream.write(json(envelope.getHeader(), HEADER_BYTES));
		stream.write('\n');
		NamedSecrets secrets = null;
		for (SentryEnvelopeItem item : envelope.getItems()) {
			boolean attachment = item.getHeader().getType() == SentryItemType.Attachment;
			if (attachment && secrets == null) {
				secrets = this.secrets.of(envelope.getHeader().getEventId());
			}
			serialize(item, attachment ? secrets : null, stream);
		}
		stream.flush();
	}

	private void serialize(SentryEnvelopeItem item, @Nullable NamedSecrets secretsOfAttachment, OutputStream stream)
			throws IOException {
		byte[] data;
		byte[] header;
		try {
			SentryEnvelopeItemHeader itemHeader = item.getHeader();
			Object object = ItemContent.of(item);
			if (object != null) {
				data = json(object);
				itemHeader = withLength(itemHeader, data.length);
			}
			else {
				data = item.getData();
			}
			if (secretsOfAttachment != null && data.length == 0) {
				// The SDK cannot read an envelope with an empty item.
				return;
			}
			if (secretsOfAttachment != null) {
				data = this.attachments.scrub(data, itemHeader.getContentType(), secretsOfAttachment);
				itemHeader = withLength(itemHeader, data.length);
			}
			header = json(ItemHeaders.content(itemHeader), HEADER_BYTES);
		}
		catch (Throwable ex) {
			if (secretsOfAttachment != null) {
				this.faults.caught("read an attachment", ex);
				return;
			}
			logger().log(SentryLevel.ERROR, "Failed to create envelope item. Dropping it.", ex);
			return;
		}
		stream.write(header);
		stream.write('\n');
		stream.write(data);
		stream.write('\n');
	}

	private static SentryEnvelopeItemHeader withLength(SentryEnvelopeItemHeader header, int length) {
		return new SentryEnvelopeItemHeader(header.getType(), length, header.getContentType(), header.getFileName(),
				header.getAttachmentType(), header.getPlatform(), header.getItemCount());
	}

	@Override
	public String serialize(Map<String, Object> data) {
		return new String(json(data), StandardCharsets.UTF_8);
	}

	private ILogger logger() {
		return this.options.getLogger();
	}

	/**
	 * Return an item as JSON in UTF-8.
	 */
	private byte[] json(Object entity) {
		int expected = this.expectedBytes;
		byte[] json = json(entity, expected);
		this.expectedBytes = Math.min(Math.max(json.length, expected - expected / 8), MAX_EXPECTED_BYTES);
		return json;
	}

	private byte[] json(Object entity, int expected) {
		try {
			NamedSecrets secrets = new NamedSecrets();
			byte[] json = write(entity, secrets, expected);
			if (!secrets.isEmpty() && secrets.areIn(ascii(json))) {
				json = write(entity, secrets, expected);
			}
			if (ItemSnapshot.sourceOf(entity) instanceof SentryBaseEvent event) {
				this.secrets.put(event.getEventId(), secrets);
			}
			return json;
		}
		catch (Throwable fault) {
			Object source = ItemSnapshot.sourceOf(entity);
			this.faults.caught("serialize " + source.getClass().getSimpleName(), fault);
			return rest(source).getBytes(StandardCharsets.UTF_8);
		}
	}

	/**
	 * Return JSON for a search for letters and digits. Other characters are not decoded.
	 */
	private static String ascii(byte[] json) {
		return new String(json, StandardCharsets.ISO_8859_1);
	}

	private byte[] write(Object entity, NamedSecrets secrets, int expected) {
		return new ScrubbingWriter(new ItemScrubber(this.scrubber, this.names, secrets), TagRules::accept, logger(),
				expected)
			.write(entity);
	}

	/**
	 * Return the minimal form of an item, which can always be written.
	 */
	private static String rest(Object entity) {
		return (entity instanceof SentryBaseEvent event && event.getEventId() != null)
				? "{\"event_id\":\"" + event.getEventId() + "\",\"message\":{\"formatted\":\"[unreadable]\"}}" : "{}";
	}

	@Override
	public <T, R> @Nullable T deserializeCollection(Reader reader, Class<T> type,
			@Nullable JsonDeserializer<R> elements) {
		return this.sdk.deserializeCollection(reader, type, elements);
	}

	@Override
	public <T> @Nullable T deserialize(Reader reader, Class<T> type) {
		if (type == SentryEnvelopeItemHeader.class) {
			return type.cast(ItemHeaders.read(reader, this.sdk));
		}
		return this.sdk.deserialize(reader, type);
	}

	@Override
	public @Nullable SentryEnvelope deserializeEnvelope(InputStream stream) {
		return this.sdk.deserializeEnvelope(stream);
	}

}
