package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.text.Truncation;
import io.sentry.ILogger;
import io.sentry.JsonSerializable;
import io.sentry.ObjectWriter;
import io.sentry.SentryBaseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Writes one item as JSON, as the SDK's types tell it to, and takes care of what they
 * hand it: texts are scrubbed and cut, data is written within its limits, and what fails
 * becomes a mark in its place.
 */
final class ScrubbingWriter implements ObjectWriter {

	private static final int MAX_NAME_LENGTH = 200;

	private static final int MAX_PLAIN_NAME_LENGTH = 16;

	private static final int MAX_ELEMENTS = 20_000;

	/** What Sentry takes of an event is 1 MiB; the rest is for what is always written. */
	private static final long LARGEST_EVENT = 900_000;

	private final GuardedJsonWriter output = new GuardedJsonWriter();

	private final ItemScrubber scrubber;

	private final SentTags tags;

	private final ILogger logger;

	private final BoundedDataWriter data;

	private long largest = Long.MAX_VALUE;

	private Class<?> owner = Object.class;

	private String name = "";

	private @Nullable MessageParameters told;

	ScrubbingWriter(ItemScrubber scrubber, SentTags tags, ILogger logger) {
		this.scrubber = scrubber;
		this.tags = tags;
		this.logger = logger;
		this.data = new BoundedDataWriter(this, this.output, scrubber);
	}

	/**
	 * Writes an item.
	 * @param item the item
	 * @return its JSON
	 */
	String write(Object item) throws IOException {
		this.largest = (item instanceof SentryBaseEvent) ? LARGEST_EVENT : Long.MAX_VALUE;
		value(this.logger, item);
		return this.output.toString();
	}

	@Override
	public ObjectWriter value(ILogger logger, @Nullable Object object) throws IOException {
		if (object instanceof JsonSerializable serializable) {
			serializable(serializable);
		}
		else if (this.data.isOpen()) {
			this.data.write(object);
		}
		else {
			part(object, place());
		}
		return this;
	}

	private FieldPolicy place() {
		return FieldPolicies.of(this.owner, this.name);
	}

	/**
	 * Writes what can write itself. Only the SDK's own types are trusted with the size of
	 * what they write.
	 */
	private void serializable(JsonSerializable object) throws IOException {
		if (object.getClass().getName().startsWith("io.sentry.")) {
			typed(object);
		}
		else if (this.data.isOpen()) {
			this.data.nested(object, () -> typed(object));
		}
		else {
			this.data.root(place(), room(), () -> this.data.nested(object, () -> typed(object)));
		}
	}

	private void typed(JsonSerializable object) throws IOException {
		Class<?> outerOwner = this.owner;
		String outerName = this.name;
		MessageParameters outerTold = this.told;
		this.owner = object.getClass();
		MessageParameters own = MessageParameters.by(object, this.scrubber);
		this.told = (own != null) ? own : outerTold;
		try {
			this.output.guard(() -> object.serialize(this, this.logger));
		}
		finally {
			this.owner = outerOwner;
			this.name = outerName;
			this.told = outerTold;
		}
	}

	private void part(@Nullable Object object, FieldPolicy place) throws IOException {
		if (object instanceof Map<?, ?> map) {
			map(map, place);
		}
		else if (object instanceof Collection<?> || (object != null && object.getClass().isArray())) {
			elements(object, place);
		}
		else if (object instanceof Number number) {
			value(number);
		}
		else {
			this.data.root(place, room(), () -> this.data.write(object));
		}
	}

	private void map(Map<?, ?> map, FieldPolicy place) throws IOException {
		String label = this.scrubber.labelOf(this.name);
		switch (place.kind()) {
			case STRUCTURE -> structure(map);
			case TAGS -> tags(map);
			default -> this.data.root(place, room(), () -> {
				if (label != null) {
					this.scrubber.learn(label, map);
					this.data.write(Map.of("value", label));
				}
				else {
					this.data.write(map);
				}
			});
		}
	}

	private void structure(Map<?, ?> map) throws IOException {
		this.output.begin(true);
		for (Snapshot.Entry entry : Snapshot.entries(map, MAX_ELEMENTS)) {
			this.output.name(structure(entry.key()));
			this.output.value((entry.value() != null) ? structure(SafeStrings.of(entry.value())) : null);
		}
		this.output.end(true);
	}

	private void tags(Map<?, ?> map) throws IOException {
		this.output.begin(true);
		for (Snapshot.Entry entry : Snapshot.entries(map, MAX_ELEMENTS)) {
			String key = SafeStrings.wellFormed(this.scrubber.scrub(entry.key(), MAX_NAME_LENGTH));
			String value = scrubbed(key, SafeStrings.of(entry.value()), FieldPolicy.MAX_TEXT_LENGTH);
			if (this.tags.accept(key, value)) {
				this.output.name(key);
				this.output.value(value);
			}
		}
		this.output.end(true);
	}

	private void elements(Object source, FieldPolicy place) throws IOException {
		List<@Nullable Object> elements = Snapshot.elements(source, MAX_ELEMENTS);
		if (elements.stream().noneMatch(JsonSerializable.class::isInstance)) {
			this.data.root(place, room(), () -> this.data.write(elements));
			return;
		}
		this.output.begin(false);
		for (Object element : elements) {
			if (this.output.bytes() > this.largest) {
				break;
			}
			value(this.logger, element);
		}
		this.output.end(false);
	}

	/**
	 * Returns how many bytes may be written before the item is too large.
	 */
	private int room() {
		return (int) Math.max(0, Math.min(Integer.MAX_VALUE, this.largest - this.output.bytes()));
	}

	/**
	 * Scrubs a text and hides what the message hides.
	 */
	String scrubbed(String text, int length) {
		String scrubbed = SafeStrings.wellFormed(this.scrubber.scrub(text, length));
		return (this.told != null) ? this.told.hide(scrubbed) : scrubbed;
	}

	private String scrubbed(String name, String value, int length) {
		String label = this.scrubber.labelOf(name, value);
		return (label != null) ? label : scrubbed(value, length);
	}

	private static String structure(String text) {
		return SafeStrings.wellFormed(Truncation.at(text, FieldPolicy.MAX_TEXT_LENGTH));
	}

	@Override
	public ObjectWriter name(String name) throws IOException {
		this.name = name;
		this.output.name((name.length() <= MAX_PLAIN_NAME_LENGTH && name.indexOf('@') < 0)
				? SafeStrings.wellFormed(name) : SafeStrings.wellFormed(this.scrubber.scrub(name, MAX_NAME_LENGTH)));
		return this;
	}

	@Override
	public ObjectWriter value(@Nullable String value) throws IOException {
		if (value == null) {
			this.output.value((String) null);
		}
		else if (this.data.isOpen()) {
			this.data.text(value);
		}
		else {
			text(value, place());
		}
		return this;
	}

	private void text(String value, FieldPolicy place) throws IOException {
		switch (place.kind()) {
			case STRUCTURE -> this.output.value(structure(value));
			case COOKIES -> this.output.value(scrubbed("cookies", value, place.length()));
			case QUERY -> this.output.value(scrubbed("?" + value, place.length()).substring(1));
			case ADDRESS -> {
				String address = this.scrubber.scrub(value, place.length());
				this.output.value(address.equals(value) ? value : null);
			}
			default -> this.output.value(scrubbed(value, Math.min(place.length(), Math.max(room(), MAX_NAME_LENGTH))));
		}
	}

	@Override
	public ObjectWriter value(@Nullable Number value) throws IOException {
		if (value == null) {
			this.output.value((String) null);
		}
		else if (this.data.isOpen()) {
			this.data.write(value);
		}
		else if (!Numbers.write(value, this.output)) {
			this.output.value((String) null);
		}
		return this;
	}

	@Override
	public ObjectWriter value(double value) throws IOException {
		return value((Number) value);
	}

	@Override
	public ObjectWriter value(long value) throws IOException {
		this.data.checkRoom();
		this.output.value(value);
		return this;
	}

	@Override
	public ObjectWriter value(boolean value) throws IOException {
		this.data.checkRoom();
		this.output.value(value);
		return this;
	}

	@Override
	public ObjectWriter value(@Nullable Boolean value) throws IOException {
		return (value != null) ? value(value.booleanValue()) : nullValue();
	}

	@Override
	public ObjectWriter nullValue() throws IOException {
		this.data.checkRoom();
		this.output.value((String) null);
		return this;
	}

	@Override
	public ObjectWriter jsonValue(@Nullable String value) throws IOException {
		return value(value);
	}

	@Override
	public ObjectWriter beginArray() throws IOException {
		this.data.checkRoom();
		this.output.begin(false);
		return this;
	}

	@Override
	public ObjectWriter endArray() throws IOException {
		this.output.end(false);
		return this;
	}

	@Override
	public ObjectWriter beginObject() throws IOException {
		this.data.checkRoom();
		this.output.begin(true);
		return this;
	}

	@Override
	public ObjectWriter endObject() throws IOException {
		this.output.end(true);
		return this;
	}

	@Override
	public void setLenient(boolean lenient) {
		// always strict: what arrives is JSON
	}

	@Override
	public void setIndent(@Nullable String indent) {
		// always on one line
	}

	@Override
	public @Nullable String getIndent() {
		return null;
	}

}
