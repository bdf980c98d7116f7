package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.sentry.Breadcrumb;
import io.sentry.JsonSerializable;
import io.sentry.NoOpLogger;
import io.sentry.SentryLevel;
import io.sentry.protocol.Message;
import io.sentry.protocol.SdkVersion;
import io.sentry.protocol.SentryStackTrace;
import org.jspecify.annotations.Nullable;

/**
 * Copies of the data of an envelope that do not change: strings and other constants are
 * kept, objects of the SDK, maps, collections, arrays and records are copied, and objects
 * that are sent as text are replaced by their texts. The copies are written like the
 * originals. Fails if there is more than Sentry accepts.
 */
final class DataSnapshot {

	/** Maximum size of an event that Sentry accepts. */
	private static final long MAX_BYTES = 1 << 20;

	/**
	 * Levels below which everything is omitted: at most 8 of objects of the SDK and the
	 * lists of them, and below those 8 of data.
	 */
	private static final int MAX_DEPTH = 16;

	private static final int MAX_ELEMENTS = 10_000;

	private static final int BYTES_OF_A_VALUE = 32;

	private static final int BYTES_OF_A_FRAME = 256;

	private static final int BYTES_OF_A_BREADCRUMB = 256;

	/** Map of an event that the SDK creates for it, with an entry for each library. */
	private static final String MODULES = "modules";

	private final Ancestors objects = new Ancestors();

	private final Object[] path = new Object[MAX_DEPTH];

	private final Object[] copies = new Object[MAX_DEPTH];

	private int depth;

	private long bytes;

	/**
	 * Return the approximate size of the copies in memory.
	 */
	long bytes() {
		return this.bytes;
	}

	/**
	 * Count the memory of a value.
	 * @param length the length of its text
	 */
	void count(long length) {
		this.bytes += BYTES_OF_A_VALUE + length;
		if (this.bytes > MAX_BYTES) {
			throw new IllegalStateException("too large");
		}
	}

	/**
	 * Copy an object of the SDK.
	 * @param object the object
	 * @return what it writes
	 */
	ItemSnapshot of(JsonSerializable object) {
		int outer = enter(object);
		RecordingWriter recorder = new RecordingWriter(this);
		JsonSerializable source = (object instanceof Message message) ? copy(message) : object;
		try {
			source.serialize(recorder, NoOpLogger.getInstance());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			this.objects.restore(outer);
		}
		return new ItemSnapshot(source, recorder.steps());
	}

	/**
	 * Note that an object of the SDK is being copied. There is no copy of one that
	 * contains itself.
	 */
	private int enter(JsonSerializable object) {
		if (this.objects.areTooMany() || this.objects.contain(object)) {
			throw new IllegalStateException("too deep");
		}
		return this.objects.enter(object);
	}

	private static Message copy(Message message) {
		Message copy = new Message();
		copy.setFormatted(message.getFormatted());
		copy.setMessage(message.getMessage());
		copy.setParams(message.getParams());
		copy.setUnknown(message.getUnknown());
		return copy;
	}

	/**
	 * Copy the value of a field of an object of the SDK.
	 * @param field the name of the field
	 * @param value the value
	 * @return the copy
	 */
	@Nullable Object of(String field, @Nullable Object value) {
		if (field.equals(MODULES) && value instanceof Map<?, ?> modules) {
			count((long) modules.size() * BYTES_OF_A_VALUE);
			return modules;
		}
		return of(value);
	}

	/**
	 * Copy a value.
	 * @param value the value
	 * @return the copy, or the value itself if it does not change
	 */
	@Nullable Object of(@Nullable Object value) {
		if (value instanceof Breadcrumb breadcrumb && breadcrumb.getUnknown() == null) {
			return copy(breadcrumb);
		}
		if (value instanceof CharSequence text) {
			String copy = SafeStrings.of(text);
			count(copy.length());
			return copy;
		}
		count(0);
		if (value == null || isConstant(value)) {
			return value;
		}
		if (value instanceof JsonSerializable object) {
			return object(object);
		}
		if (value instanceof Map<?, ?> || value instanceof Collection<?> || value instanceof Record
				|| value.getClass().isArray()) {
			return nested(value);
		}
		return other(value);
	}

	private static boolean isConstant(Object value) {
		return value instanceof Enum<?> || value instanceof Boolean || value instanceof Integer || value instanceof Long
				|| value instanceof Double || value instanceof Float || value instanceof Short || value instanceof Byte
				|| value instanceof Character || value.getClass() == BigDecimal.class
				|| value.getClass() == BigInteger.class;
	}

	private JsonSerializable object(JsonSerializable object) {
		if (object instanceof SentryStackTrace trace) {
			// Created by the SDK for the event.
			count((trace.getFrames() != null) ? (long) trace.getFrames().size() * BYTES_OF_A_FRAME : 0);
			return trace;
		}
		if (object instanceof SdkVersion version) {
			return version;
		}
		return of(object);
	}

	/**
	 * Copy the fields of a breadcrumb. An event may have a hundred of them, and each
	 * formats its time when it writes itself.
	 */
	private ItemSnapshot copy(Breadcrumb breadcrumb) {
		long time = breadcrumb.getTimestamp().getTime();
		String message = breadcrumb.getMessage();
		String type = breadcrumb.getType();
		String category = breadcrumb.getCategory();
		String origin = breadcrumb.getOrigin();
		SentryLevel level = breadcrumb.getLevel();
		Map<?, ?> data = breadcrumb.getData().isEmpty() ? Map.of() : dataOf(breadcrumb);
		count(BYTES_OF_A_BREADCRUMB + ((message != null) ? message.length() : 0));
		return new ItemSnapshot(breadcrumb, List.of((writer) -> {
			Breadcrumb copy = new Breadcrumb(time);
			copy.setMessage(message);
			copy.setType(type);
			copy.setCategory(category);
			copy.setOrigin(origin);
			copy.setLevel(level);
			data.forEach((key, value) -> copy.setData(key.toString(), value));
			copy.serialize(writer, NoOpLogger.getInstance());
		}));
	}

	private Map<?, ?> dataOf(Breadcrumb breadcrumb) {
		int outer = enter(breadcrumb);
		try {
			return (Map<?, ?>) nested(breadcrumb.getData());
		}
		finally {
			this.objects.restore(outer);
		}
	}

	private Object other(Object value) {
		if (value instanceof Optional<?> optional) {
			return optional.map(this::of);
		}
		if (value instanceof AtomicBoolean atomic) {
			return new AtomicBoolean(atomic.get());
		}
		if (value instanceof AtomicInteger atomic) {
			return new AtomicInteger(atomic.get());
		}
		if (value instanceof AtomicLong atomic) {
			return new AtomicLong(atomic.get());
		}
		if (value instanceof Number) {
			throw new IllegalStateException("unknown number");
		}
		if (value instanceof Date date) {
			return date.clone();
		}
		if (value instanceof Calendar calendar) {
			return calendar.clone();
		}
		if (value instanceof TimeZone zone) {
			return zone.clone();
		}
		Text text = new Text(SafeStrings.of(value));
		count(text.text.length());
		return text;
	}

	/**
	 * Copy a value that contains other values. If it contains itself, so does the copy.
	 */
	private Object nested(Object value) {
		for (int i = 0; i < this.depth; i++) {
			if (this.path[i] == value) {
				return this.copies[i];
			}
		}
		if (this.depth == MAX_DEPTH) {
			return List.of();
		}
		int outer = this.depth;
		this.path[this.depth] = value;
		try {
			return contents(value);
		}
		finally {
			this.depth = outer;
		}
	}

	private Object contents(Object value) {
		if (value instanceof Record components) {
			return entries(Snapshot.components(components));
		}
		if (value instanceof Map<?, ?> map) {
			return entries(Snapshot.entries(map, MAX_ELEMENTS));
		}
		if (value.getClass().isArray() && value.getClass().getComponentType().isPrimitive()) {
			int length = Array.getLength(value);
			count((long) length * Long.BYTES);
			Object copy = Array.newInstance(value.getClass().getComponentType(), length);
			System.arraycopy(value, 0, copy, 0, length);
			return copy;
		}
		return elements(Snapshot.elements(value, MAX_ELEMENTS));
	}

	private Map<String, Object> entries(List<Snapshot.Entry> entries) {
		Map<String, @Nullable Object> copy = new LinkedHashMap<>(checked(entries) * 2);
		this.copies[this.depth++] = copy;
		for (Snapshot.Entry entry : entries) {
			count(entry.key().length());
			copy.put(entry.key(), of(entry.value()));
		}
		return copy;
	}

	private List<@Nullable Object> elements(List<@Nullable Object> elements) {
		checked(elements);
		this.copies[this.depth++] = elements;
		elements.replaceAll(this::of);
		return elements;
	}

	private static int checked(List<?> values) {
		if (values.size() == MAX_ELEMENTS) {
			throw new IllegalStateException("too many values");
		}
		return values.size();
	}

	/**
	 * Text of an object that is not a text, which is a difference to scrubbing.
	 */
	private static final class Text {

		private final String text;

		Text(String text) {
			this.text = text;
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
