package io.github.tuxsentry.tracing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes each call of a public method of a Spring bean a span of the running transaction.
 * Outside a transaction the call is just made.
 * <p>
 * On a class it stands for each public method that the class declares; an annotation on a
 * method comes first. It may stand on an interface, on a superclass, or on an annotation
 * of your own. Where it meets a {@link Transaction} on the same method, that one counts.
 * <p>
 * The span ends when the work does: at the return; at the completion of a
 * {@link java.util.concurrent.CompletionStage} or {@link java.util.concurrent.Future}; a
 * Mono or Flux is a span with each subscription. Its status is ok, cancelled, or that of
 * the exception.
 * <p>
 * As with every annotation that works through a proxy, a call from within the same bean
 * is not seen. Where the annotation can never work, a line at the start says why.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface Span {

	/**
	 * The operation, e.g. {@code db.query}.
	 * @return the operation
	 */
	String op() default "function";

	/**
	 * What is done. On a class it stands before the method's name,
	 * {@code description.find}.
	 * @return the description; by default {@code Executing} with the class's simple name
	 * and the method's
	 */
	String description() default "";

}
