package io.github.tuxsentry.tracing;

import java.lang.reflect.Method;
import java.util.List;

/**
 * Works out what an annotation on a method asks for. Immutable.
 */
public final class TracedOperations {

	private final List<ResultHandler> resultHandlers;

	/**
	 * Creates the operations.
	 * @param resultHandlers handlers to be asked before the built-in ones
	 */
	public TracedOperations(List<ResultHandler> resultHandlers) {
		this.resultHandlers = List.copyOf(resultHandlers);
	}

	/**
	 * Works out a {@link Transaction}.
	 * @param annotation the annotation
	 * @param method the method
	 * @param beanClass the class of the bean
	 * @return the operation
	 */
	public TracedOperation transaction(Transaction annotation, Method method, Class<?> beanClass) {
		String name = annotation.name().isEmpty() ? qualifiedName(method, beanClass) : annotation.name();
		return new TracedOperation(true, annotation.op(), name, name, resultsOf(method));
	}

	/**
	 * Works out a transaction for a method that carries no annotation of this library.
	 * @param operation the operation
	 * @param method the method, after which the transaction is named
	 * @param beanClass the class of the bean
	 * @return the operation
	 */
	public TracedOperation transaction(String operation, Method method, Class<?> beanClass) {
		String name = qualifiedName(method, beanClass);
		return new TracedOperation(true, operation, name, name, resultsOf(method));
	}

	/**
	 * Works out a {@link Span}.
	 * @param annotation the annotation
	 * @param method the method
	 * @param beanClass the class of the bean
	 * @return the operation
	 */
	public TracedOperation span(Span annotation, Method method, Class<?> beanClass) {
		String name = qualifiedName(method, beanClass);
		String description = annotation.description().isEmpty() ? "Executing " + name : annotation.description();
		return new TracedOperation(false, annotation.op(), name, description, resultsOf(method));
	}

	private static String qualifiedName(Method method, Class<?> beanClass) {
		return beanClass.getSimpleName() + "." + method.getName();
	}

	private ResultHandler resultsOf(Method method) {
		Class<?> type = method.getReturnType();
		return this.resultHandlers.stream()
			.filter((handler) -> handler.supports(type))
			.findFirst()
			.orElseGet(() -> builtIn(type));
	}

	private static ResultHandler builtIn(Class<?> type) {
		CompletionStageResultHandler stages = new CompletionStageResultHandler();
		return stages.supports(type) ? stages : new PlainResultHandler();
	}

}
