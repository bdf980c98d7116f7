package io.github.tuxsentry.internal.tracing.aop;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;

import io.github.tuxsentry.internal.beans.ApplicationClasses;
import io.github.tuxsentry.internal.tracing.TracedOperation;
import io.github.tuxsentry.internal.tracing.TracedOperations;
import io.github.tuxsentry.tracing.Span;
import io.github.tuxsentry.tracing.Transaction;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Annotation that applies to a method.
 *
 * @param annotation a {@link Transaction} or {@link Span} with merged aliases
 * @param onClass whether it is declared on a class rather than on a method
 */
record TracingAnnotation(Annotation annotation, boolean onClass) {

	private static final List<Class<? extends Annotation>> TYPES = List.of(Transaction.class, Span.class);

	/**
	 * Return, by a quick check, whether a class may carry annotations at all. The methods
	 * of each other class are searched.
	 */
	static boolean isCandidate(Class<?> type) {
		return ApplicationClasses.mayContain(type) && AnnotationUtils.isCandidateClass(type, TYPES);
	}

	/**
	 * Return the annotation of a method: the nearest one on the method and those that it
	 * overrides or implements, or else the nearest one on the class that declares it and
	 * its supertypes.
	 * @param method the most specific method
	 * @param beanClass the class of the bean
	 * @return the annotation, or {@code null}
	 */
	static @Nullable TracingAnnotation of(Method method, Class<?> beanClass) {
		if (method.getDeclaringClass() == Object.class) {
			return null;
		}
		Annotation onMethod = nearest(MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY));
		if (onMethod == null) {
			Method onInterface = ClassUtils.getInterfaceMethodIfPossible(method, beanClass);
			onMethod = nearest(MergedAnnotations.from(onInterface, SearchStrategy.TYPE_HIERARCHY));
		}
		if (onMethod != null) {
			return new TracingAnnotation(onMethod, false);
		}
		Annotation onClass = ReflectionUtils.isObjectMethod(method) ? null
				: nearest(MergedAnnotations.from(method.getDeclaringClass(), SearchStrategy.TYPE_HIERARCHY));
		return (onClass != null) ? new TracingAnnotation(onClass, true) : null;
	}

	private static @Nullable Annotation nearest(MergedAnnotations annotations) {
		MergedAnnotation<Transaction> transaction = annotations.get(Transaction.class);
		MergedAnnotation<Span> span = annotations.get(Span.class);
		if (!transaction.isPresent()) {
			return span.isPresent() ? span.synthesize() : null;
		}
		return (span.isPresent() && span.getAggregateIndex() < transaction.getAggregateIndex()) ? span.synthesize()
				: transaction.synthesize();
	}

	/**
	 * Return whether the annotation has no effect outside of a transaction. That is so
	 * for a {@link Span}, unless the result of the method may be used within a
	 * transaction later.
	 * @param method the method
	 * @return {@code true} for a span of a method that is not reactive
	 */
	boolean requiresTransaction(Method method) {
		return this.annotation instanceof Span
				&& ReactiveAdapterRegistry.getSharedInstance().getAdapter(method.getReturnType()) == null;
	}

	TracedOperation toOperation(TracedOperations operations, Method method, Class<?> beanClass) {
		if (this.annotation instanceof Transaction transaction) {
			return this.onClass ? operations.transactionOfClass(transaction, method, beanClass)
					: operations.transaction(transaction, method, beanClass);
		}
		Span span = (Span) this.annotation;
		return this.onClass ? operations.spanOfClass(span, method, beanClass)
				: operations.span(span, method, beanClass);
	}

	@Override
	public String toString() {
		return "@" + this.annotation.annotationType().getSimpleName();
	}

}
