package io.github.tuxsentry.internal.http;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.ObjectStreamException;
import java.net.MalformedURLException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.ZipException;

import io.github.tuxsentry.spi.HttpFailure;
import io.github.tuxsentry.spi.HttpFailureReader;
import org.jspecify.annotations.Nullable;

/**
 * {@link HttpFailureReader} for the I/O exceptions of the JDK, and therefore for every
 * HTTP client that throws them. An {@link IOException} is considered a failed connection,
 * unless it concerns a file or text that could not be read.
 */
final class ConnectionFailures implements HttpFailureReader {

	private static final List<Class<? extends Exception>> OTHERS = List.of(FileSystemException.class,
			FileNotFoundException.class, CharacterCodingException.class, ObjectStreamException.class,
			ZipException.class, MalformedURLException.class);

	/** Exceptions of parsers that are I/O exceptions by inheritance. */
	private static final List<String> OF_PARSERS = List.of("com.fasterxml.jackson.core.JacksonException",
			"com.google.gson.stream.MalformedJsonException");

	@Override
	public @Nullable HttpFailure read(Throwable error) {
		boolean connection = (error instanceof IOException && !isOther(error)) || error instanceof TimeoutException
				|| error instanceof UnresolvedAddressException;
		return connection ? HttpFailure.noAnswer() : null;
	}

	private static boolean isOther(Throwable error) {
		return OTHERS.stream().anyMatch((type) -> type.isInstance(error))
				|| superclasses(error.getClass()).anyMatch((type) -> OF_PARSERS.contains(type.getName()));
	}

	private static Stream<Class<?>> superclasses(Class<?> type) {
		return Stream.iterate(type, (current) -> current != null, Class::getSuperclass);
	}

}
