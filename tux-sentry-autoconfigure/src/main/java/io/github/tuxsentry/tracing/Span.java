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
 * The span ends when the work does: at the return, or, for a
 * {@link java.util.concurrent.CompletionStage}, at its completion. Its status is ok, or
 * internal_error when the work failed.
 * <p>
 * As with every annotation that works through a proxy, a call from within the same bean
 * is not seen.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
public @interface Span {

	/**
	 * The operation, e.g. {@code db.query}.
	 * @return the operation
	 */
	String op() default "function";

	/**
	 * What is done.
	 * @return the description; by default {@code Executing} with the class's simple name
	 * and the method's
	 */
	String description() default "";

}
