package io.github.tuxsentry.internal.serialization;

import java.util.ArrayList;
import java.util.List;

import io.sentry.ILogger;
import io.sentry.ObjectWriter;
import org.jspecify.annotations.Nullable;

/**
 * {@link ObjectWriter} that records what an object of the SDK writes, with
 * {@link DataSnapshot copies} of anything that may change.
 */
final class RecordingWriter implements ObjectWriter {

	private final List<ItemSnapshot.Step> steps = new ArrayList<>(32);

	private final DataSnapshot data;

	private String name = "";

	RecordingWriter(DataSnapshot data) {
		this.data = data;
	}

	List<ItemSnapshot.Step> steps() {
		return this.steps;
	}

	private ObjectWriter record(ItemSnapshot.Step step) {
		this.data.count(0);
		this.steps.add(step);
		return this;
	}

	@Override
	public ObjectWriter name(String name) {
		this.name = name;
		return record((writer) -> writer.name(name));
	}

	@Override
	public ObjectWriter value(ILogger logger, @Nullable Object object) {
		Object copy = this.data.of(this.name, object);
		return record((writer) -> writer.value(logger, copy));
	}

	@Override
	public ObjectWriter value(@Nullable String value) {
		this.data.count((value != null) ? value.length() : 0);
		return record((writer) -> writer.value(value));
	}

	@Override
	public ObjectWriter jsonValue(@Nullable String value) {
		this.data.count((value != null) ? value.length() : 0);
		return record((writer) -> writer.jsonValue(value));
	}

	@Override
	public ObjectWriter value(@Nullable Number value) {
		Number copy = (Number) this.data.of(value);
		return record((writer) -> writer.value(copy));
	}

	@Override
	public ObjectWriter value(@Nullable Boolean value) {
		return record((writer) -> writer.value(value));
	}

	@Override
	public ObjectWriter value(boolean value) {
		return record((writer) -> writer.value(value));
	}

	@Override
	public ObjectWriter value(double value) {
		return record((writer) -> writer.value(value));
	}

	@Override
	public ObjectWriter value(long value) {
		return record((writer) -> writer.value(value));
	}

	@Override
	public ObjectWriter nullValue() {
		return record(ObjectWriter::nullValue);
	}

	@Override
	public ObjectWriter beginObject() {
		return record(ObjectWriter::beginObject);
	}

	@Override
	public ObjectWriter endObject() {
		return record(ObjectWriter::endObject);
	}

	@Override
	public ObjectWriter beginArray() {
		return record(ObjectWriter::beginArray);
	}

	@Override
	public ObjectWriter endArray() {
		return record(ObjectWriter::endArray);
	}

	@Override
	public void setLenient(boolean lenient) {
		// decided by the writer of the snapshot
	}

	@Override
	public void setIndent(@Nullable String indent) {
		// decided by the writer of the snapshot
	}

	@Override
	public @Nullable String getIndent() {
		return null;
	}

}
