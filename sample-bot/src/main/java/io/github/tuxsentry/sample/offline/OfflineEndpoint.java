package io.github.tuxsentry.sample.offline;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.tuxsentry.test.discord.LocalDiscord;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.RestController;

/**
 * Annotation for the controllers of a bot that is connected to the local Discord and
 * whose Sentry is on this machine. They are not available if a token or the DSN of
 * another machine is configured.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RestController
@ConditionalOnBean(LocalDiscord.class)
@ConditionalOnBooleanProperty(OfflineEndpoint.PROPERTY)
@interface OfflineEndpoint {

	/**
	 * Name of the property that is {@code true} if neither a token nor the DSN of another
	 * machine is configured.
	 */
	String PROPERTY = "offline.endpoints";

}
