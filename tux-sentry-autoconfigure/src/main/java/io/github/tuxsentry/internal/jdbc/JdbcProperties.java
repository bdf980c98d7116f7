package io.github.tuxsentry.internal.jdbc;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Databases.
 *
 * @param enabled Whether the statements of DataSource beans are traced and counted.
 */
@ConfigurationProperties("tux.sentry.jdbc")
record JdbcProperties(@DefaultValue("true") boolean enabled) {
}
