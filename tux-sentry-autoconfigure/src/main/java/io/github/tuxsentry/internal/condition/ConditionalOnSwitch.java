package io.github.tuxsentry.internal.condition;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Conditional;

/**
 * {@link Conditional @Conditional} that matches where all of some switches of the library
 * are on. Unlike {@link ConditionalOnBooleanProperty}, which compares text, it reads them
 * as they are bound to properties.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
@Conditional(OnSwitchCondition.class)
public @interface ConditionalOnSwitch {

	/**
	 * Names of the properties, without their prefix {@code tux.sentry}.
	 */
	String[] value();

	/**
	 * Whether a switch that is not set is on.
	 */
	boolean matchIfMissing() default true;

}
