package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for scrubbing.
 *
 * @param enabled Whether to scrub secrets from all data that is sent.
 * @param emails Whether to scrub e-mail addresses.
 * @param ipAddresses Whether to scrub IP addresses. Loopback and network addresses are
 * kept.
 * @param keys Additional keys whose values are scrubbed. Case and separators are ignored.
 * @param allowedKeys Keys excluded from scrubbing.
 * @param patterns Additional regular expressions to scrub, by the name used in the
 * replacement label.
 */
@ConfigurationProperties("tux.sentry.scrub")
record ScrubProperties(@DefaultValue("true") boolean enabled, @DefaultValue("true") boolean emails,
		@DefaultValue("true") boolean ipAddresses, @DefaultValue List<String> keys,
		@DefaultValue List<String> allowedKeys, @DefaultValue Map<String, String> patterns) {
}
