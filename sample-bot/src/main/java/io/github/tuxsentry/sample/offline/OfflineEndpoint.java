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
 * Endpoint for a bot on the local Discord whose Sentry is on this machine. A bot with a
 * token, or with the DSN of another machine, has none.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RestController
@ConditionalOnBean(LocalDiscord.class)
@ConditionalOnBooleanProperty(OfflineEndpoint.PROPERTY)
@interface OfflineEndpoint {

	/**
	 * Property that is set where the bot has neither a token nor the DSN of another
	 * machine.
	 */
	String PROPERTY = "offline.endpoints";

}
