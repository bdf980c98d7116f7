package io.github.tuxsentry.examples;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.tuxsentry.tracing.Transaction;

import org.springframework.core.annotation.AliasFor;

/**
 * An annotation of a team's own, from docs/tracing.md.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Transaction(op = "task.scheduled")
public @interface DailyJob {

	@AliasFor(annotation = Transaction.class, attribute = "name")
	String value();

}
