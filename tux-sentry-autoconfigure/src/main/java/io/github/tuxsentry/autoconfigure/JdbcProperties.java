package io.github.tuxsentry.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Databases.
 *
 * @param enabled Whether the statements of DataSource beans are traced and counted.
 */
@ConfigurationProperties("tux.sentry.jdbc")
public record JdbcProperties(@DefaultValue("true") boolean enabled) {
}
