package io.github.tuxsentry.internal.serialization;

import java.io.BufferedReader;
import java.io.Reader;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.sentry.ISerializer;
import io.sentry.SentryEnvelopeItemHeader;
import io.sentry.SentryItemType;
import org.jspecify.annotations.Nullable;

/**
 * Headers of items whose type the SDK does not know, such as {@code sessions}. The SDK
 * reads their type as {@link SentryItemType#Unknown} and would send them with that type.
 * Here such a header retains all of its entries, and has the type of the same category
 * for rate limits and client reports.
 */
public final class ItemHeaders {

	private static final String TYPE = "type";

	private static final String LENGTH = "length";

	private static final Map<String, SentryItemType> SAME_CATEGORY = Map.of("sessions", SentryItemType.Session);

	private ItemHeaders() {
	}

	/**
	 * Return the type of an item as it is sent.
	 * @param header the header of the item
	 * @return the name of the type
	 */
	public static String typeOf(SentryEnvelopeItemHeader header) {
		Map<String, Object> entries = header.getUnknown();
		return (entries != null && entries.get(TYPE) instanceof String type) ? type : header.getType().getItemType();
	}

	/**
	 * Read a header.
	 * @param reader the JSON
	 * @param sdk reads headers of known types
	 * @return the header, or {@code null} if it cannot be read
	 */
	static @Nullable SentryEnvelopeItemHeader read(Reader reader, ISerializer sdk) {
		String json = new BufferedReader(reader).lines().collect(Collectors.joining("\n"));
		SentryEnvelopeItemHeader header = sdk.deserialize(new StringReader(json), SentryEnvelopeItemHeader.class);
		if (header == null || header.getType() != SentryItemType.Unknown) {
			return header;
		}
		Map<?, ?> entries = sdk.deserialize(new StringReader(json), Map.class);
		return (entries != null && entries.get(TYPE) instanceof String type) ? withEntries(header, type, entries)
				: header;
	}

	private static SentryEnvelopeItemHeader withEntries(SentryEnvelopeItemHeader header, String type,
			Map<?, ?> entries) {
		SentryEnvelopeItemHeader complete = new SentryEnvelopeItemHeader(
				SAME_CATEGORY.getOrDefault(type, SentryItemType.Unknown), header.getLength(), header.getContentType(),
				header.getFileName(), header.getAttachmentType(), header.getPlatform(), header.getItemCount());
		Map<String, Object> unknown = new HashMap<>();
		entries.forEach((key, value) -> unknown.put(String.valueOf(key), value));
		complete.setUnknown(unknown);
		return complete;
	}

	/**
	 * Return what is written for a header.
	 * @param header the header
	 * @return the header, or its entries if the SDK does not know the type
	 */
	static Object content(SentryEnvelopeItemHeader header) {
		Map<String, Object> entries = header.getUnknown();
		return (entries != null && entries.containsKey(TYPE) && entries.containsKey(LENGTH)) ? entries : header;
	}

}
