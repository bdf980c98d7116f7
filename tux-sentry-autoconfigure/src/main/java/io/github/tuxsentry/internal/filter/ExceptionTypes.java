package io.github.tuxsentry.internal.filter;

import java.util.Collection;
import java.util.List;

import io.github.tuxsentry.internal.error.Causes;
import org.jspecify.annotations.Nullable;

/**
 * Set of exception types, including their subclasses.
 */
final class ExceptionTypes {

	private final List<Class<? extends Throwable>> types;

	ExceptionTypes(Collection<Class<? extends Throwable>> types) {
		this.types = List.copyOf(types);
	}

	/**
	 * Return whether an exception or one of its causes is an instance of one of the
	 * types.
	 */
	boolean contain(@Nullable Throwable throwable) {
		return throwable != null && !this.types.isEmpty() && Causes.of(throwable).stream().anyMatch(this::isOne);
	}

	private boolean isOne(Throwable throwable) {
		return this.types.stream().anyMatch((type) -> type.isInstance(throwable));
	}

}
