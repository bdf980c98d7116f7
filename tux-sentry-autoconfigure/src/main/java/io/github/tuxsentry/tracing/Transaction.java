package io.github.tuxsentry.tracing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes each call of a public method of a Spring bean a transaction: one whole piece of
 * work, such as a background task, on a scope of its own. <b>Called inside a running
 * transaction, the method becomes a child span of it.</b>
 * <p>
 * On a class it stands for each public method that the class declares; an annotation on a
 * method comes first. It may stand on an interface, on a superclass, or on an annotation
 * of your own.
 * <p>
 * The transaction ends when the work does: at the return; at the completion of a
 * {@link java.util.concurrent.CompletionStage} or {@link java.util.concurrent.Future}; a
 * Mono or Flux is a transaction with each subscription. Its status is ok, cancelled, or
 * that of the exception.
 * <p>
 * As with every annotation that works through a proxy, a call from within the same bean
 * is not seen. Where the annotation can never work, a line at the start says why.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface Transaction {

	/**
	 * The operation, by which the sampling rate is chosen, e.g. {@code task.background}.
	 * @return the operation
	 */
	String op();

	/**
	 * The name of the transaction, low in cardinality. On a class it stands before the
	 * method's, {@code name.run}.
	 * @return the name; by default the class's simple name and the method's,
	 * {@code Cleanup.run}
	 */
	String name() default "";

}
