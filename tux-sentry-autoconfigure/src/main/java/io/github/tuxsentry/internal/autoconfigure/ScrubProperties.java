package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is taken out of everything that is sent.
 *
 * @param enabled Whether secrets are taken out of texts.
 * @param emails Whether e-mail addresses are taken out too.
 * @param ipAddresses Whether IP addresses are taken out too. Those of this machine and of
 * networks stay.
 * @param keys Further names whose values are secret. Case and separators make no
 * difference.
 * @param allowedKeys Names whose values are not secret, although they look as if they
 * were.
 * @param patterns Further regular expressions for what is taken out, by a name of its
 * kind.
 */
@ConfigurationProperties("tux.sentry.scrub")
record ScrubProperties(@DefaultValue("true") boolean enabled, @DefaultValue("true") boolean emails,
		@DefaultValue("true") boolean ipAddresses, @DefaultValue List<String> keys,
		@DefaultValue List<String> allowedKeys, @DefaultValue Map<String, String> patterns) {
}
