package io.github.tuxsentry.internal.delivery;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.util.Map;

import io.sentry.ISerializer;
import io.sentry.JsonDeserializer;
import io.sentry.SentryEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * Serializer that fails for each envelope.
 */
record FailingSerializer(Exception failure) implements ISerializer {

	@Override
	public <T, R> @Nullable T deserializeCollection(Reader reader, Class<T> type,
			@Nullable JsonDeserializer<R> elements) {
		return null;
	}

	@Override
	public <T> @Nullable T deserialize(Reader reader, Class<T> type) {
		return null;
	}

	@Override
	public @Nullable SentryEnvelope deserializeEnvelope(InputStream content) {
		return null;
	}

	@Override
	public <T> void serialize(T entity, Writer writer) {
	}

	@Override
	public void serialize(SentryEnvelope envelope, OutputStream target) throws Exception {
		throw this.failure;
	}

	@Override
	public String serialize(Map<String, Object> data) {
		return "";
	}

}
