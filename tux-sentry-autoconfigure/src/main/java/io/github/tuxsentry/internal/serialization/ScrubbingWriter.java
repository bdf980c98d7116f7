package io.github.tuxsentry.internal.serialization;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

import io.github.tuxsentry.scrub.Scrubber;
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

	private static final int MAX_ELEMENTS = 20_000;

	/** Samples of a chunk of a profile, which holds ten seconds of all threads. */
	private static final int MAX_SAMPLES = 1_000_000;

	/**
	 * Maximum size for data of an event; Sentry accepts 1 MiB, and the rest is reserved
	 * for content that is always written.
	 */
	private static final long MAX_EVENT_BYTES = 900_000;

	private final GuardedJsonWriter output;

	private final ItemScrubber scrubber;

	private final BiPredicate<String, String> tags;

	private final ILogger logger;

	private final FieldTexts texts;

	private final Ancestors ancestors = new Ancestors();

	private final BoundedDataWriter data;

	private final BegunFields begun = new BegunFields();

	private long maxBytes = Long.MAX_VALUE;

	/** Policies for the fields of the object that is being written. */
	private FieldPolicies policies = FieldPolicies.of(Object.class);

	/** Policies for the last object, which is often of the same type as the next one. */
	private FieldPolicies last = this.policies;

	private Field field = this.policies.field("");

	/**
	 * Create a writer.
	 * @param scrubber the scrubber for the texts of the item
	 * @param tags the names and values of tags that Sentry accepts
	 * @param logger the logger that is passed to the item
	 * @param bytes the expected size of the JSON
	 */
	ScrubbingWriter(ItemScrubber scrubber, BiPredicate<String, String> tags, ILogger logger, int bytes) {
		this.output = new GuardedJsonWriter(bytes);
		this.scrubber = scrubber;
		this.tags = tags;
		this.logger = logger;
		this.texts = new FieldTexts(scrubber);
		this.data = new BoundedDataWriter(this, this.output, scrubber, this.texts, this.ancestors);
	}

	/**
	 * Write an item.
	 * @param item the item
	 * @return the JSON in UTF-8
	 */
	byte[] write(Object item) {
		this.maxBytes = (ItemSnapshot.sourceOf(item) instanceof SentryBaseEvent) ? MAX_EVENT_BYTES : Long.MAX_VALUE;
		value(this.logger, item);
		return this.output.toByteArray();
	}

	@Override
	public ObjectWriter value(ILogger logger, @Nullable Object object) {
		if (object instanceof JsonSerializable serializable) {
			serializable(serializable);
		}
		else {
			data(object);
		}
		return this;
	}

	private void data(@Nullable Object object) {
		String label = labelOf(object);
		if (this.data.isOpen()) {
			if (label != null) {
				this.data.secret(label, object);
			}
			else {
				this.data.write(object);
			}
		}
		else if (label != null) {
			this.data.root(this.field.policy(), capacity(), (writer, logger) -> secret(label, object));
		}
		else {
			this.output.guard((writer, logger) -> part(object, this.field.policy()), this, this.logger);
		}
	}

	/**
	 * Return the label that replaces the value of the current field, or {@code null} if
	 * its name does not denote a secret.
	 */
	private @Nullable String labelOf(@Nullable Object value) {
		String label = this.begun.label();
		if (label != null) {
			return BoundedDataWriter.isSecret("", value) ? label : null;
		}
		String name = this.field.name();
		label = this.scrubber.labelOf(name);
		return (label != null && BoundedDataWriter.isSecret(name, value) && mayDenoteSecret(name, value)) ? label
				: null;
	}

	/**
	 * Return whether the name of the current field may denote a secret. The fields that
	 * the SDK itself writes may not, even if the same name, such as {@code value}, is
	 * configured as that of a secret.
	 */
	private boolean mayDenoteSecret(String name, @Nullable Object value) {
		if (!this.policies.areOfSdk()) {
			return true;
		}
		return switch (this.field.policy().kind()) {
			case DATA -> true;
			case FREE -> value instanceof Map<?, ?> || Scrubber.standard().labelOf(name) != null;
			default -> false;
		};
	}

	/**
	 * Write a label in place of a value. Sentry expects an object where there is a map.
	 */
	private void secret(String label, @Nullable Object value) {
		if (value instanceof Map<?, ?>) {
			this.scrubber.addSecret(label, value);
			this.data.write(Map.of("value", label));
		}
		else {
			this.data.secret(label, value);
		}
	}

	private void serializable(JsonSerializable object) {
		FieldPolicies own = policiesOf(ItemSnapshot.sourceOf(object).getClass());
		if ((!own.areOfSdk() || this.begun.label() != null) && labelOf(object) != null) {
			data(object);
		}
		else if (own.areOfSdk() && (this.data.isOpen() || !this.ancestors.exceedSdk())) {
			ofSdk(object, own);
		}
		else if (this.data.isOpen()) {
			this.data.nested(object, (writer, logger) -> typed(object, own));
		}
		else {
			this.data.root(this.field.policy(), capacity(),
					(writer, logger) -> this.data.nested(object, (w, l) -> typed(object, own)));
		}
	}

	private void ofSdk(JsonSerializable object, FieldPolicies own) {
		if (this.ancestors.contain(object)) {
			mark(Ancestors.CYCLE);
			return;
		}
		if (this.ancestors.areTooMany()) {
			mark(Ancestors.TOO_DEEP);
			return;
		}
		int outer = this.ancestors.enter(object);
		try {
			typed(object, own);
		}
		finally {
			this.ancestors.restore(outer);
		}
	}

	private void mark(String text) {
		this.data.checkRoom();
		this.output.value(text);
	}

	private FieldPolicies policiesOf(Class<?> type) {
		if (this.last.type() != type) {
			this.last = FieldPolicies.of(type);
		}
		return this.last;
	}

	private void typed(JsonSerializable object, FieldPolicies own) {
		FieldPolicies outerPolicies = this.policies;
		Field outerField = this.field;
		MessageParameters outerParameters = this.texts.enter(ItemSnapshot.sourceOf(object));
		int outerBegun = this.begun.size();
		this.policies = own;
		this.field = own.field(outerField.name());
		try {
			this.output.guard(object, this, this.logger);
		}
		finally {
			this.policies = outerPolicies;
			this.field = outerField;
			this.begun.restore(outerBegun);
			this.texts.restore(outerParameters);
		}
	}

	private void part(@Nullable Object object, FieldPolicy policy) {
		if (object instanceof Map<?, ?> map) {
			map(map, policy);
		}
		else if (object instanceof Collection<?> || (object != null && object.getClass().isArray())) {
			elements(object, policy);
		}
		else if (object instanceof Number number) {
			value(number);
		}
		else if (object instanceof String text && !policy.isFree()) {
			value(text);
		}
		else {
			this.data.root(policy, capacity(), (writer, logger) -> this.data.write(object));
		}
	}

	private void map(Map<?, ?> map, FieldPolicy policy) {
		switch (policy.kind()) {
			case CODE, NAME -> names(map, policy);
			case TAGS -> tags(map);
			default -> this.data.root(policy, capacity(), (writer, logger) -> this.data.write(map));
		}
	}

	private void names(Map<?, ?> map, FieldPolicy policy) {
		this.output.begin(true);
		for (Snapshot.Entry entry : Snapshot.entries(map, MAX_ELEMENTS)) {
			this.output.name(this.texts.name(entry.key(), policy));
			this.output.value((entry.value() != null) ? this.texts.name(SafeStrings.of(entry.value()), policy) : null);
		}
		this.output.end(true);
	}

	private void tags(Map<?, ?> map) {
		this.output.begin(true);
		for (Snapshot.Entry entry : Snapshot.entries(map, MAX_ELEMENTS)) {
			String key = SafeStrings.wellFormed(this.scrubber.scrub(entry.key(), FieldTexts.MAX_NAME_LENGTH));
			String value = this.texts.scrubbed(key, SafeStrings.of(entry.value()), FieldPolicy.MAX_TEXT_LENGTH);
			if (this.tags.test(key, value)) {
				this.output.name(key);
				this.output.value(value);
			}
		}
		this.output.end(true);
	}

	private void elements(Object source, FieldPolicy policy) {
		if (policy.kind() == FieldPolicy.Kind.DATA || this.ancestors.exceedSdk() || this.ancestors.contain(source)) {
			this.data.root(policy, capacity(), (writer, logger) -> this.data.write(source));
			return;
		}
		boolean samples = policy.kind() == FieldPolicy.Kind.SAMPLES;
		List<@Nullable Object> elements = Snapshot.elements(source, samples ? MAX_SAMPLES : MAX_ELEMENTS);
		if (!samples && !containObjects(elements)) {
			this.data.root(policy, capacity(), (writer, logger) -> this.data.write(source, elements));
			return;
		}
		this.output.begin(false);
		int outer = this.ancestors.enter(source);
		try {
			for (Object element : elements) {
				if (this.output.bytes() > this.maxBytes) {
					break;
				}
				if (samples && element instanceof Integer number) {
					this.output.value(number);
				}
				else {
					value(this.logger, element);
				}
			}
		}
		finally {
			this.ancestors.restore(outer);
		}
		this.output.end(false);
	}

	private static boolean containObjects(List<@Nullable Object> elements) {
		for (Object element : elements) {
			if (element instanceof JsonSerializable) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the number of bytes that may be written before the item is too large.
	 */
	private int capacity() {
		return (int) Math.max(0, Math.min(Integer.MAX_VALUE, this.maxBytes - this.output.bytes()));
	}

	@Override
	public ObjectWriter name(String name) {
		this.field = this.policies.field(name);
		byte[] json = this.field.json();
		if (json != null) {
			this.output.name(json);
		}
		else {
			this.output.name(this.texts.fieldName(name));
		}
		return this;
	}

	@Override
	public ObjectWriter value(@Nullable String value) {
		if (value == null) {
			return nullValue();
		}
		if (this.data.isOpen()) {
			text(value);
		}
		else {
			this.output.value(this.texts.of(value, this.field.policy(), capacity()));
		}
		return this;
	}

	private void text(String value) {
		if (this.begun.label() != null) {
			data(value);
			return;
		}
		String label = this.scrubber.labelOf(this.field.name(), value);
		this.data.text((label != null) ? label : value);
	}

	@Override
	public ObjectWriter value(@Nullable Number value) {
		if (value == null) {
			return nullValue();
		}
		if (this.data.isOpen()) {
			data(value);
		}
		else if (!this.output.number(value)) {
			this.output.value((String) null);
		}
		return this;
	}

	@Override
	public ObjectWriter value(double value) {
		return value((Number) value);
	}

	@Override
	public ObjectWriter value(long value) {
		if (this.data.isOpen()) {
			data(value);
		}
		else {
			this.output.value(value);
		}
		return this;
	}

	@Override
	public ObjectWriter value(boolean value) {
		this.data.checkRoom();
		this.output.value(value);
		return this;
	}

	@Override
	public ObjectWriter value(@Nullable Boolean value) {
		return (value != null) ? value(value.booleanValue()) : nullValue();
	}

	@Override
	public ObjectWriter nullValue() {
		this.data.checkRoom();
		this.output.value((String) null);
		return this;
	}

	@Override
	public ObjectWriter jsonValue(@Nullable String value) {
		return value(value);
	}

	@Override
	public ObjectWriter beginArray() {
		return begin(false);
	}

	@Override
	public ObjectWriter endArray() {
		return end(false);
	}

	@Override
	public ObjectWriter beginObject() {
		return begin(true);
	}

	@Override
	public ObjectWriter endObject() {
		return end(true);
	}

	private ObjectWriter begin(boolean object) {
		this.data.checkRoom();
		this.output.begin(object);
		if (this.data.isOpen()) {
			this.begun.begin(this.field, this.policies.areOfSdk() ? null : this.scrubber.labelOf(this.field.name()));
		}
		return this;
	}

	private ObjectWriter end(boolean object) {
		this.output.end(object);
		if (this.data.isOpen()) {
			this.field = this.begun.end();
		}
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
