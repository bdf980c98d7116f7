package io.github.tuxsentry.internal.tracing;

import java.lang.invoke.MethodType;

import io.github.tuxsentry.spi.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a traced method before it is called.
 *
 * @param transaction whether the method starts a transaction where none runs; a plain
 * span is made only inside one
 * @param operation the operation
 * @param name the transaction's name
 * @param description the span's description
 * @param origin what traces it, in Sentry's notation
 * @param results knows when the work behind the method's return value is done
 * @param returnType the type that the method declares
 */
public record TracedOperation(boolean transaction, String operation, String name, String description, String origin,
		ResultHandler results, Class<?> returnType) {

	static final String ORIGIN = "auto.function.tux_sentry";

	/**
	 * Creates an operation of a function that may return anything.
	 * @param transaction whether the method starts a transaction where none runs
	 * @param operation the operation
	 * @param name the transaction's name
	 * @param description the span's description
	 * @param results knows when the work behind the method's return value is done
	 */
	public TracedOperation(boolean transaction, String operation, String name, String description,
			ResultHandler results) {
		this(transaction, operation, name, description, ORIGIN, results, Object.class);
	}

	/**
	 * Returns the same operation traced by something else.
	 * @param origin what traces it, in Sentry's notation, e.g. {@code auto.task.spring}
	 * @return the operation
	 */
	public TracedOperation withOrigin(String origin) {
		return new TracedOperation(this.transaction, this.operation, this.name, this.description, origin, this.results,
				this.returnType);
	}

	/**
	 * Returns what the caller gets.
	 * @param result what the method returned
	 * @param standIn what the handler of results has returned
	 * @return what stands for the result, or the result itself if there is nothing of the
	 * kind that the method returns
	 */
	public @Nullable Object returned(@Nullable Object result, @Nullable Object standIn) {
		return MethodType.methodType(this.returnType).wrap().returnType().isInstance(standIn) ? standIn : result;
	}

}
