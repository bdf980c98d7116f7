package io.github.tuxsentry.internal.tracing;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.ResultHandler;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Factory for traced operations from annotated methods. Thread-safe.
 */
public final class TracedOperations {

	private static final ResultHandler PLAIN = new PlainResultHandler();

	private final Supplier<List<ResultHandler>> resultHandlers;

	private final @Nullable FaultBarrier faults;

	private volatile @Nullable KnownHandlers known;

	/**
	 * Create a new factory.
	 * @param resultHandlers the handlers to consult before the built-in ones
	 */
	public TracedOperations(List<ResultHandler> resultHandlers) {
		this.resultHandlers = () -> resultHandlers;
		this.faults = null;
	}

	/**
	 * Create a new factory whose handlers may become available later.
	 * @param resultHandlers the supplier of the handlers to consult before the built-in
	 * ones, consulted when the handler of a method is determined
	 * @param faults handles exceptions of handlers
	 */
	public TracedOperations(Supplier<List<ResultHandler>> resultHandlers, FaultBarrier faults) {
		this.resultHandlers = resultHandlers;
		this.faults = faults;
	}

	/**
	 * Return the operation of a method with {@link Transaction}.
	 * @param annotation the annotation
	 * @param method the method
	 * @param beanClass the class of the bean
	 * @return the operation
	 */
	public TracedOperation transaction(Transaction annotation, Method method, Class<?> beanClass) {
		return transaction(annotation.op(), nameOf(annotation.name(), qualifiedName(method, beanClass)), method);
	}

	/**
	 * Return the operation of a method of a class with {@link Transaction}.
	 * @param annotation the annotation
	 * @param method a method of the class
	 * @param beanClass the class of the bean
	 * @return the operation
	 */
	public TracedOperation transactionOfClass(Transaction annotation, Method method, Class<?> beanClass) {
		return transaction(annotation.op(), qualifiedName(annotation.name(), method, beanClass), method);
	}

	/**
	 * Return a transaction for a method without an annotation of this library.
	 * @param operation the operation
	 * @param method the method, which determines the name of the transaction
	 * @param beanClass the class of the bean
	 * @return the operation
	 */
	public TracedOperation transaction(String operation, Method method, Class<?> beanClass) {
		return transaction(operation, qualifiedName(method, beanClass), method);
	}

	private TracedOperation transaction(String operation, String name, Method method) {
		return new TracedOperation(true, operation, name, name, TracedOperation.ORIGIN,
				resultsOf(method.getReturnType()), method.getReturnType());
	}

	/**
	 * Return the operation of a method with {@link Span}.
	 * @param annotation the annotation
	 * @param method the method
	 * @param beanClass the class of the bean
	 * @return the operation
	 */
	public TracedOperation span(Span annotation, Method method, Class<?> beanClass) {
		String name = qualifiedName(method, beanClass);
		return span(annotation.op(), name, nameOf(annotation.description(), "Executing " + name), method);
	}

	/**
	 * Return the operation of a method of a class with {@link Span}.
	 * @param annotation the annotation
	 * @param method a method of the class
	 * @param beanClass the class of the bean
	 * @return the operation
	 */
	public TracedOperation spanOfClass(Span annotation, Method method, Class<?> beanClass) {
		String name = qualifiedName(annotation.description(), method, beanClass);
		return span(annotation.op(), name, annotation.description().isEmpty() ? "Executing " + name : name, method);
	}

	private TracedOperation span(String operation, String name, String description, Method method) {
		return new TracedOperation(false, operation, name, description, TracedOperation.ORIGIN,
				resultsOf(method.getReturnType()), method.getReturnType());
	}

	/**
	 * Return the handler of a method's results.
	 * @param returnType the declared return type of the method
	 * @return the handler
	 */
	public ResultHandler resultsOf(Class<?> returnType) {
		return handlers().stream().filter((handler) -> supports(handler, returnType)).findFirst().orElse(PLAIN);
	}

	private boolean supports(ResultHandler handler, Class<?> returnType) {
		return (this.faults != null)
				? this.faults.get("consult a result handler", () -> handler.supports(returnType), false)
				: handler.supports(returnType);
	}

	private List<ResultHandler> handlers() {
		List<ResultHandler> given = this.resultHandlers.get();
		KnownHandlers handlers = this.known;
		if (handlers == null || handlers.given() != given) {
			handlers = KnownHandlers.of(given, this::supports);
			this.known = handlers;
		}
		return handlers.all();
	}

	private static String nameOf(String given, String otherwise) {
		return given.isEmpty() ? otherwise : given;
	}

	private static String qualifiedName(Method method, Class<?> beanClass) {
		return qualifiedName("", method, beanClass);
	}

	private static String qualifiedName(String nameOfClass, Method method, Class<?> beanClass) {
		return nameOf(nameOfClass, beanClass.getSimpleName()) + "." + method.getName();
	}

	/**
	 * Result handlers.
	 *
	 * @param given the handlers to consult first
	 * @param all the given and the built-in handlers in order
	 */
	private record KnownHandlers(List<ResultHandler> given, List<ResultHandler> all) {

		static KnownHandlers of(List<ResultHandler> given, BiPredicate<ResultHandler, Class<?>> supports) {
			List<ResultHandler> all = new ArrayList<>(given);
			all.add(new CompletionStageResultHandler());
			all.add(new FutureResultHandler(FutureWatcher.SHARED));
			all.add(new AnyResultHandler(List.copyOf(all), supports));
			return new KnownHandlers(given, List.copyOf(all));
		}

	}

}
