package io.github.tuxsentry.internal.serialization;

import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.tuxsentry.internal.text.Truncation;
import io.sentry.JsonSerializable;
import io.sentry.NoOpLogger;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.protocol.MeasurementValue;
import org.jspecify.annotations.Nullable;

/**
 * Writer for data of the application within the limits of its field: values are truncated
 * to a maximum depth and size, with a marker for anything that is omitted.
 */
final class BoundedDataWriter {

	private static final String MORE = "…";

	private static final int RESERVED = 40;

	/** Bytes of a text in addition to its content: the quotes and a separator. */
	private static final int TEXT_BYTES = 3;

	/**
	 * Bytes reserved for the markers and for closing all open structures once a field is
	 * full.
	 */
	private static final int MARKS = 256;

	/** Attribute with the host of a service, whose address is not personal. */
	private static final String SERVER_ADDRESS = "server.address";

	private static final int MAX_ELEMENTS = 10_000;

	private static final int FAR_BEYOND = -1024;

	private final ScrubbingWriter writer;

	private final GuardedJsonWriter output;

	private final ItemScrubber scrubber;

	private final FieldTexts texts;

	private final Ancestors ancestors;

	private @Nullable FieldPolicy policy;

	/** Number of output bytes at which the field is full. */
	private long full;

	private int depth;

	private int maxDepth;

	BoundedDataWriter(ScrubbingWriter writer, GuardedJsonWriter output, ItemScrubber scrubber, FieldTexts texts,
			Ancestors ancestors) {
		this.writer = writer;
		this.output = output;
		this.scrubber = scrubber;
		this.texts = texts;
		this.ancestors = ancestors;
	}

	boolean isOpen() {
		return this.policy != null;
	}

	/**
	 * Write the data of a field.
	 * @param policy the limits of the field
	 * @param capacity the number of bytes available in the item
	 * @param value writes the data
	 */
	void root(FieldPolicy policy, int capacity, JsonSerializable value) {
		this.policy = policy;
		this.full = this.output.bytes() + Math.min(policy.bytes() - MARKS, capacity);
		this.depth = 0;
		this.maxDepth = policy.depth();
		try {
			this.output.guard(value, this.writer, NoOpLogger.getInstance());
		}
		finally {
			this.policy = null;
		}
	}

	void write(@Nullable Object object) {
		checkRoom();
		if (object == null) {
			this.output.value((String) null);
		}
		else if (object instanceof String text) {
			text(text);
		}
		else if (object instanceof Number number) {
			number(number);
		}
		else if (object instanceof Boolean value) {
			this.output.value(value.booleanValue());
		}
		else if (object instanceof JsonSerializable serializable) {
			this.writer.value(NoOpLogger.getInstance(), serializable);
		}
		else if (object instanceof Map<?, ?> map) {
			nested(map, (writer, logger) -> entries(Snapshot.entries(map, MAX_ELEMENTS), Snapshot.size(map)));
		}
		else if (object instanceof Collection<?> || object.getClass().isArray()) {
			nested(object,
					(writer, logger) -> elements(Snapshot.elements(object, MAX_ELEMENTS), Snapshot.size(object)));
		}
		else if (object instanceof Record source) {
			nested(source, (writer, logger) -> entries(Snapshot.components(source), 0));
		}
		else {
			other(object);
		}
	}

	/**
	 * Write a collection or an array, unless it contains itself.
	 * @param source the collection or array
	 * @param elements the elements that have been copied from it
	 */
	void write(Object source, List<@Nullable Object> elements) {
		nested(source, (writer, logger) -> elements(elements, Snapshot.size(source)));
	}

	private void other(Object object) {
		if (object instanceof Optional<?> optional) {
			write(optional.orElse(null));
		}
		else if (object instanceof AtomicBoolean value) {
			this.output.value(value.get());
		}
		else if (object instanceof Date date) {
			text(SafeStrings.of(date.toInstant()));
		}
		else if (object instanceof Calendar calendar) {
			text(SafeStrings.of(calendar.toInstant()));
		}
		else if (object instanceof TimeZone zone) {
			text(zone.getID());
		}
		else if (object instanceof Enum<?> constant) {
			text(constant.name());
		}
		else {
			text(SafeStrings.of(object));
		}
	}

	/**
	 * Write a value that contains other values, unless it contains itself or is too deep.
	 */
	void nested(Object object, JsonSerializable value) {
		if (this.ancestors.contain(object)) {
			text(Ancestors.CYCLE);
			return;
		}
		if (this.depth == this.maxDepth || this.ancestors.areTooMany()) {
			text(Ancestors.TOO_DEEP);
			return;
		}
		int outerDepth = this.depth++;
		int outer = this.ancestors.enter(object);
		try {
			this.output.guard(value, this.writer, NoOpLogger.getInstance());
		}
		finally {
			this.depth = outerDepth;
			this.ancestors.restore(outer);
		}
	}

	private void elements(List<@Nullable Object> elements, int size) {
		this.output.begin(false);
		int written = 0;
		String label = null;
		for (Object element : elements) {
			if (left() < RESERVED) {
				break;
			}
			if (label != null && element instanceof String) {
				secret(label, element);
			}
			else {
				write(element);
			}
			label = Pairs.labelAfter(element, this.scrubber);
			written++;
		}
		if (written < Math.max(elements.size(), size)) {
			this.output.value(more(Math.max(elements.size(), size) - written));
		}
		this.output.end(false);
	}

	private void entries(List<Snapshot.Entry> entries, int size) {
		this.output.begin(true);
		String hidden = Pairs.labelOfValue(entries, this.scrubber);
		boolean attributes = false;
		int written = 0;
		for (Snapshot.Entry entry : entries) {
			if (left() < RESERVED) {
				break;
			}
			attributes = entry.value() instanceof SentryLogEventAttributeValue;
			entry(entry, hidden, written);
			written++;
		}
		if (written < Math.max(entries.size(), size)) {
			this.output.name(MORE);
			String more = more(Math.max(entries.size(), size) - written);
			if (attributes) {
				attribute("string", more);
			}
			else {
				this.output.value(more);
			}
		}
		this.output.end(true);
	}

	private static String more(int number) {
		return MORE + " " + number + " more [cut]";
	}

	private void entry(Snapshot.Entry entry, @Nullable String hidden, int index) {
		String name = SafeStrings.wellFormed(this.scrubber.scrub(entry.key(), FieldTexts.MAX_NAME_LENGTH));
		name = name.equals(entry.key()) ? name : name + " (" + index + ")";
		this.output.name(name);
		String label = this.scrubber.labelOf(entry.key());
		if (hidden != null && Pairs.isValue(entry.key())) {
			label = hidden;
		}
		Object value = entry.value();
		if (label != null && isSecret(entry.key(), value)) {
			secret(label, value);
		}
		else if (value instanceof String host && entry.key().equals(SERVER_ADDRESS)) {
			this.output.value(this.scrubber.scrubName(host, FieldTexts.MAX_NAME_LENGTH));
		}
		else {
			limited(value);
		}
	}

	static boolean isSecret(String name, @Nullable Object value) {
		if (value instanceof SentryLogEventAttributeValue attribute) {
			return isSecret(name, attribute.getValue());
		}
		boolean count = value instanceof Number && name.endsWith("s");
		boolean flag = value instanceof Boolean || value instanceof AtomicBoolean;
		return value != null && !flag && !"".equals(value) && !count && !isMeasurement(value);
	}

	private static boolean isMeasurement(Object value) {
		return ItemSnapshot.sourceOf(value) instanceof MeasurementValue;
	}

	void secret(String label, @Nullable Object value) {
		this.scrubber.addSecret(label, value);
		if (value instanceof SentryLogEventAttributeValue) {
			attribute("string", label);
		}
		else {
			text(label);
		}
	}

	private void attribute(String type, String value) {
		this.output.begin(true);
		this.output.name("type");
		this.output.value(type);
		this.output.name("value");
		this.output.value(value);
		this.output.end(true);
	}

	/**
	 * Write the value of an entry within the limit of the field for single values.
	 */
	private void limited(@Nullable Object value) {
		int most = (this.depth == 1 && this.policy != null) ? this.policy.valueBytes() : Integer.MAX_VALUE;
		long outer = this.full;
		this.full = Math.min(outer, this.output.bytes() + most);
		write(value);
		this.full = outer;
	}

	private long left() {
		return this.full - this.output.bytes();
	}

	private void number(Number number) {
		if (!this.output.number(number)) {
			text(GuardedJsonWriter.isTooLarge(number) ? "[number too large]" : SafeStrings.of(number));
		}
	}

	/**
	 * Abort an object that writes itself and exceeds the limit.
	 */
	void checkRoom() {
		if (isOpen() && left() < FAR_BEYOND) {
			throw new IllegalStateException("too large");
		}
	}

	void text(String text) {
		checkRoom();
		int longest = (this.policy != null) ? this.policy.length() : 0;
		int capacity = (int) Math.max(Truncation.MARK.length(), Math.min(longest, left() - TEXT_BYTES - this.depth));
		this.output.value(this.texts.scrubbed(text, capacity), capacity);
	}

}
