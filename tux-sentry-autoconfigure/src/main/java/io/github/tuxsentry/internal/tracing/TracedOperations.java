package io.github.tuxsentry.internal.tracing;

import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.ResultHandler;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;

/**
 * Factory for traced operations from annotated methods. Thread-safe.
 */
public final class TracedOperations {

	private final ResultHandlers resultHandlers;

	/**
	 * Create a new factory.
	 * @param resultHandlers the supplier of the handlers to consult before the built-in
	 * ones, consulted when the handler of a method is determined
	 * @param faults handles exceptions of handlers
	 */
	public TracedOperations(Supplier<List<ResultHandler>> resultHandlers, FaultBarrier faults) {
		this.resultHandlers = new ResultHandlers(resultHandlers, faults);
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
		return this.resultHandlers.find(returnType);
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
