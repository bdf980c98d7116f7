package io.github.tuxsentry.tracing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Annotation for public methods of Spring beans that records each call as a transaction,
 * with a scope of its own. It is intended for complete units of work, such as background
 * tasks. <b>A call within a running transaction is recorded as a child span.</b>
 * <p>
 * On a class, the annotation applies to each public method that the class declares; an
 * annotation on a method takes precedence. The annotation can be declared on interfaces
 * and superclasses, and can be used as a meta-annotation.
 * <p>
 * The transaction finishes when the work completes: when the method returns, or when the
 * returned {@link java.util.concurrent.CompletionStage} or
 * {@link java.util.concurrent.Future} completes. For a method that returns a {@code Mono}
 * or {@code Flux}, each subscription is recorded as a transaction. The status is ok,
 * cancelled, or determined by the exception.
 * <p>
 * The annotation is applied by a proxy, so calls within the same bean are not recorded. A
 * message is logged at startup for each annotation that cannot be applied.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface Transaction {

	/**
	 * The operation, which determines the sampling rate, e.g. {@code task.background}.
	 * @return the operation
	 */
	String op();

	/**
	 * The name of the transaction, low in cardinality. On a class, it is used as a prefix
	 * of the method name, as in {@code name.run}.
	 * @return the name; by default the simple name of the class and the name of the
	 * method, as in {@code Cleanup.run}
	 */
	String name() default "";

}
