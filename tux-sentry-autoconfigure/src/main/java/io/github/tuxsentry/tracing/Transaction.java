package io.github.tuxsentry.tracing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes each call of a public method of a Spring bean a transaction: one whole piece of
 * work, such as a background task, on a scope of its own. Called inside a running
 * transaction, the method becomes a child span of it.
 * <p>
 * The transaction ends when the work does: at the return, or, for a
 * {@link java.util.concurrent.CompletionStage}, at its completion. Its status is ok, or
 * internal_error when the work failed.
 * <p>
 * As with every annotation that works through a proxy, a call from within the same bean
 * is not seen.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface Transaction {

	/**
	 * The operation, by which the sampling rate is chosen, e.g. {@code task.background}.
	 * @return the operation
	 */
	String op();

	/**
	 * The name of the transaction, low in cardinality.
	 * @return the name; by default the class's simple name and the method's,
	 * {@code Cleanup.run}
	 */
	String name() default "";

}
