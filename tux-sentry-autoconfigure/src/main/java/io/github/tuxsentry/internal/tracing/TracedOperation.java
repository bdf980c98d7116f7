package io.github.tuxsentry.internal.tracing;

import java.lang.invoke.MethodType;

import io.github.tuxsentry.spi.ResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * Description of a traced method.
 *
 * @param transaction whether the method starts a transaction if none is running; a plain
 * span is only started within one
 * @param operation the operation
 * @param name the name of the transaction
 * @param description the description of the span
 * @param origin the origin, in Sentry's notation
 * @param results the handler that determines when the work behind the return value
 * completes
 * @param returnType the declared return type of the method, the wrapper type of a
 * primitive one
 */
public record TracedOperation(boolean transaction, String operation, String name, String description, String origin,
		ResultHandler results, Class<?> returnType) implements SpanFactory.Work {

	static final String ORIGIN = "auto.function.tux_sentry";

	/**
	 * Create a new operation.
	 */
	public TracedOperation {
		returnType = MethodType.methodType(returnType).wrap().returnType();
	}

	/**
	 * Create a new operation for a function that may return any type.
	 * @param transaction whether the method starts a transaction if none is running
	 * @param operation the operation
	 * @param name the name of the transaction
	 * @param description the description of the span
	 * @param results the handler that determines when the work behind the return value
	 * completes
	 */
	public TracedOperation(boolean transaction, String operation, String name, String description,
			ResultHandler results) {
		this(transaction, operation, name, description, ORIGIN, results, Object.class);
	}

	/**
	 * Return the same operation with another origin.
	 * @param origin the origin, in Sentry's notation, e.g. {@code auto.task.spring}
	 * @return the operation
	 */
	public TracedOperation withOrigin(String origin) {
		return new TracedOperation(this.transaction, this.operation, this.name, this.description, origin, this.results,
				this.returnType);
	}

	/**
	 * Return the result for the caller.
	 * @param result the result of the method
	 * @param standIn the result of the handler
	 * @return the result of the handler, or the original result if the type of the former
	 * does not match the method
	 */
	public @Nullable Object returned(@Nullable Object result, @Nullable Object standIn) {
		return this.returnType.isInstance(standIn) ? standIn : result;
	}

}
