package io.github.tuxsentry.tracing;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * Works out what an annotation on a method asks for. Immutable.
 */
public final class TracedOperations {

	private static final ResultHandler PLAIN = new PlainResultHandler();

	private final List<ResultHandler> resultHandlers;

	/**
	 * Creates the operations.
	 * @param resultHandlers handlers to be asked before the built-in ones
	 */
	public TracedOperations(List<ResultHandler> resultHandlers) {
		List<ResultHandler> handlers = new ArrayList<>(resultHandlers);
		handlers.add(new CompletionStageResultHandler());
		handlers.add(new FutureResultHandler(FutureWatcher.SHARED));
		handlers.add(new AnyResultHandler(List.copyOf(handlers)));
		this.resultHandlers = List.copyOf(handlers);
	}

	/**
	 * Works out a {@link Transaction}.
	 * @param annotation the annotation
	 * @param method the method
	 * @param beanClass the class of the bean
	 * @return the operation
	 */
	public TracedOperation transaction(Transaction annotation, Method method, Class<?> beanClass) {
		return transaction(annotation.op(), nameOf(annotation.name(), qualifiedName(method, beanClass)), method);
	}

	/**
	 * Works out a {@link Transaction} on a class.
	 * @param annotation the annotation
	 * @param method a method of the class
	 * @param beanClass the class of the bean
	 * @return the operation
	 */
	public TracedOperation transactionOfClass(Transaction annotation, Method method, Class<?> beanClass) {
		return transaction(annotation.op(), qualifiedName(annotation.name(), method, beanClass), method);
	}

	/**
	 * Works out a transaction for a method that carries no annotation of this library.
	 * @param operation the operation
	 * @param method the method, after which the transaction is named
	 * @param beanClass the class of the bean
	 * @return the operation
	 */
	public TracedOperation transaction(String operation, Method method, Class<?> beanClass) {
		return transaction(operation, qualifiedName(method, beanClass), method);
	}

	private TracedOperation transaction(String operation, String name, Method method) {
		return new TracedOperation(true, operation, name, name, resultsOf(method.getReturnType()));
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
		return span(annotation.op(), name, nameOf(annotation.description(), "Executing " + name), method);
	}

	/**
	 * Works out a {@link Span} on a class.
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
		return new TracedOperation(false, operation, name, description, resultsOf(method.getReturnType()));
	}

	/**
	 * Finds the handler of a method's results.
	 * @param returnType the type that the method declares
	 * @return the handler
	 */
	public ResultHandler resultsOf(Class<?> returnType) {
		return this.resultHandlers.stream().filter((handler) -> handler.supports(returnType)).findFirst().orElse(PLAIN);
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

}
