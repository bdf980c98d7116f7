package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

import io.github.tuxsentry.internal.text.Truncation;
import io.sentry.ILogger;
import io.sentry.JsonSerializable;
import io.sentry.ObjectWriter;
import io.sentry.SentryBaseEvent;
import org.jspecify.annotations.Nullable;

/**
 * {@link ObjectWriter} that writes one item as JSON, as directed by the types of the SDK.
 * Texts are scrubbed and truncated, data is written within its limits, and a value that
 * fails is replaced with a marker.
 */
final class ScrubbingWriter implements ObjectWriter {

	private static final int MAX_NAME_LENGTH = 200;

	private static final int MAX_PLAIN_NAME_LENGTH = 16;

	private static final int MAX_ELEMENTS = 20_000;

	/** Samples of a chunk of a profile, which holds ten seconds of all threads. */
	private static final int MAX_SAMPLES = 1_000_000;

	/**
	 * Maximum size for data of an event; Sentry accepts 1 MiB, and the rest is reserved
	 * for content that is always written.
	 */
	private static final long MAX_EVENT_BYTES = 900_000;

	private final GuardedJsonWriter output = new GuardedJsonWriter();

	private final ItemScrubber scrubber;

	private final BiPredicate<String, String> tags;

	private final ILogger logger;

	private final BoundedDataWriter data;

	private long maxBytes = Long.MAX_VALUE;

	private Class<?> owner = Object.class;

	private String name = "";

	private @Nullable MessageParameters told;

	ScrubbingWriter(ItemScrubber scrubber, BiPredicate<String, String> tags, ILogger logger) {
		this.scrubber = scrubber;
		this.tags = tags;
		this.logger = logger;
		this.data = new BoundedDataWriter(this, this.output, scrubber);
	}

	/**
	 * Write an item.
	 * @param item the item
	 * @return the JSON
	 */
	String write(Object item) throws IOException {
		this.maxBytes = (item instanceof SentryBaseEvent) ? MAX_EVENT_BYTES : Long.MAX_VALUE;
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
			part(object, policy());
		}
		return this;
	}

	private FieldPolicy policy() {
		return FieldPolicy.of(this.owner, this.name);
	}

	/**
	 * Write an object that serializes itself. Only types of the SDK are trusted to limit
	 * the size of their output.
	 */
	private void serializable(JsonSerializable object) throws IOException {
		if (object.getClass().getName().startsWith("io.sentry.")) {
			typed(object);
		}
		else if (this.data.isOpen()) {
			this.data.nested(object, () -> typed(object));
		}
		else {
			this.data.root(policy(), capacity(), () -> this.data.nested(object, () -> typed(object)));
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

	private void part(@Nullable Object object, FieldPolicy policy) throws IOException {
		if (object instanceof Map<?, ?> map) {
			map(map, policy);
		}
		else if (object instanceof Collection<?> || (object != null && object.getClass().isArray())) {
			elements(object, policy);
		}
		else if (object instanceof Number number) {
			value(number);
		}
		else {
			this.data.root(policy, capacity(), () -> this.data.write(object));
		}
	}

	private void map(Map<?, ?> map, FieldPolicy policy) throws IOException {
		String label = this.scrubber.labelOf(this.name);
		switch (policy.kind()) {
			case CODE, NAME -> names(map, policy);
			case TAGS -> tags(map);
			default -> this.data.root(policy, capacity(), () -> {
				if (label != null) {
					this.scrubber.addSecret(label, map);
					this.data.write(Map.of("value", label));
				}
				else {
					this.data.write(map);
				}
			});
		}
	}

	private void names(Map<?, ?> map, FieldPolicy policy) throws IOException {
		this.output.begin(true);
		for (Snapshot.Entry entry : Snapshot.entries(map, MAX_ELEMENTS)) {
			this.output.name(name(entry.key(), policy));
			this.output.value((entry.value() != null) ? name(SafeStrings.of(entry.value()), policy) : null);
		}
		this.output.end(true);
	}

	private void tags(Map<?, ?> map) throws IOException {
		this.output.begin(true);
		for (Snapshot.Entry entry : Snapshot.entries(map, MAX_ELEMENTS)) {
			String key = SafeStrings.wellFormed(this.scrubber.scrub(entry.key(), MAX_NAME_LENGTH));
			String value = scrubbed(key, SafeStrings.of(entry.value()), FieldPolicy.MAX_TEXT_LENGTH);
			if (this.tags.test(key, value)) {
				this.output.name(key);
				this.output.value(value);
			}
		}
		this.output.end(true);
	}

	private void elements(Object source, FieldPolicy policy) throws IOException {
		boolean samples = policy.kind() == FieldPolicy.Kind.SAMPLES;
		List<@Nullable Object> elements = Snapshot.elements(source, samples ? MAX_SAMPLES : MAX_ELEMENTS);
		if (!samples && elements.stream().noneMatch(JsonSerializable.class::isInstance)) {
			this.data.root(policy, capacity(), () -> this.data.write(elements));
			return;
		}
		this.output.begin(false);
		for (Object element : elements) {
			if (this.output.bytes() > this.maxBytes) {
				break;
			}
			value(this.logger, element);
		}
		this.output.end(false);
	}

	/**
	 * Return the number of bytes that may be written before the item is too large.
	 */
	private int capacity() {
		return (int) Math.max(0, Math.min(Integer.MAX_VALUE, this.maxBytes - this.output.bytes()));
	}

	/**
	 * Scrub a text and replace the values that are replaced in the message.
	 */
	String scrubbed(String text, int length) {
		String scrubbed = SafeStrings.wellFormed(this.scrubber.scrub(text, length));
		return (this.told != null) ? this.told.hide(scrubbed) : scrubbed;
	}

	private String scrubbed(String name, String value, int length) {
		String label = this.scrubber.labelOf(name, value);
		return (label != null) ? label : scrubbed(value, length);
	}

	private static boolean isBase64(String text) {
		return text.chars()
			.allMatch((character) -> (character < 128 && Character.isLetterOrDigit(character)) || character == '+'
					|| character == '/' || character == '=');
	}

	private String name(String text, FieldPolicy policy) {
		return SafeStrings.wellFormed((policy.kind() == FieldPolicy.Kind.CODE) ? Truncation.at(text, policy.length())
				: this.scrubber.scrubName(text, policy.length()));
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
			String label = this.scrubber.labelOf(this.name, value);
			this.data.text((label != null) ? label : value);
		}
		else {
			text(value, policy());
		}
		return this;
	}

	private void text(String value, FieldPolicy policy) throws IOException {
		switch (policy.kind()) {
			case CODE, NAME -> this.output.value(name(value, policy));
			case BINARY -> this.output.value(isBase64(value) ? value : scrubbed(value, policy.length()));
			case COOKIES -> this.output.value(scrubbed("cookies", value, policy.length()));
			case QUERY -> this.output.value(scrubbed("?" + value, policy.length()).substring(1));
			case ADDRESS -> {
				String address = this.scrubber.scrub(value, policy.length());
				this.output.value(address.equals(value) ? value : null);
			}
			default ->
				this.output.value(scrubbed(value, Math.min(policy.length(), Math.max(capacity(), MAX_NAME_LENGTH))));
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
		else if (!this.output.number(value)) {
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
		// always strict, since all input is JSON
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
