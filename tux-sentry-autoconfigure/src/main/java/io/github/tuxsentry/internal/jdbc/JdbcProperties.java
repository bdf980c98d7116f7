package io.github.tuxsentry.internal.jdbc;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties for JDBC instrumentation.
 *
 * @param enabled Whether to record spans and metrics for statements of DataSource beans.
 */
@ConfigurationProperties("tux.sentry.jdbc")
record JdbcProperties(@DefaultValue("true") boolean enabled) {
}
