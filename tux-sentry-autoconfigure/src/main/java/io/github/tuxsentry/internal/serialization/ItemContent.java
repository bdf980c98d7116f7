package io.github.tuxsentry.internal.serialization;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.sentry.SentryEnvelopeItem;
import io.sentry.SentryItemType;
import org.jspecify.annotations.Nullable;

/**
 * Object of an envelope item. The SDK provides no access to it: it passes the object to
 * its serializer when the bytes of the item are read for the first time.
 */
final class ItemContent {

	/**
	 * Items whose objects have all of their content, in contrast to files and profiles.
	 */
	private static final Set<SentryItemType> TYPES = EnumSet.of(SentryItemType.Event, SentryItemType.Feedback,
			SentryItemType.Transaction, SentryItemType.Session, SentryItemType.CheckIn);

	private static final ThreadLocal<@Nullable UnaryOperator<Object>> exchange = new ThreadLocal<>();

	private ItemContent() {
	}

	/**
	 * Return the object of an item, which remains unserialized.
	 * @param item the item
	 * @return the object, or {@code null} if the item is a file or a profile, already
	 * serialized or not serialized by {@link ScrubbingSerializer}
	 */
	static @Nullable Object of(SentryEnvelopeItem item) throws Exception {
		if (!TYPES.contains(item.getHeader().getType())) {
			return null;
		}
		try {
			read(item, (object) -> {
				throw new HandedOver(object);
			});
			return null;
		}
		catch (HandedOver handedOver) {
			return handedOver.object;
		}
	}

	/**
	 * Serialize an item, which retains the bytes.
	 * @param item the item
	 * @param replacement the object to serialize instead of the object of the item
	 */
	static void serialize(SentryEnvelopeItem item, Object replacement) throws Exception {
		read(item, (object) -> replacement);
	}

	private static void read(SentryEnvelopeItem item, UnaryOperator<Object> exchanged) throws Exception {
		exchange.set(exchanged);
		try {
			item.getData();
		}
		finally {
			exchange.remove();
		}
	}

	/**
	 * Return what a serializer is to write for the object of an item.
	 * @param object the object
	 * @return the object or its replacement
	 */
	static Object toSerialize(Object object) {
		UnaryOperator<Object> exchanged = exchange.get();
		if (exchanged == null) {
			return object;
		}
		exchange.remove();
		return exchanged.apply(object);
	}

	/**
	 * Signal that ends the serialization of an item, so that the item remains
	 * unserialized.
	 */
	private static final class HandedOver extends RuntimeException {

		private final transient Object object;

		HandedOver(Object object) {
			super(null, null, false, false);
			this.object = object;
		}

	}

}
