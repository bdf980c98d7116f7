package io.github.tuxsentry.internal.condition;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Conditional;

/**
 * {@link Conditional @Conditional} that matches if all of the specified switches of the
 * library are on. Unlike {@link ConditionalOnBooleanProperty}, which compares text, it
 * converts values in the same way as property binding.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
@Conditional(OnSwitchCondition.class)
public @interface ConditionalOnSwitch {

	/**
	 * Name of the properties, without the prefix {@code tux.sentry}.
	 */
	String[] value();

	/**
	 * Whether a switch that is not set is on.
	 */
	boolean matchIfMissing() default true;

}
