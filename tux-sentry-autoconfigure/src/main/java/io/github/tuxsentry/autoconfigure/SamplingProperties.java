package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.sampling.SamplingRates;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Which share of transactions is sent, by kind of operation.
 *
 * @param commands Share of commands and interactions that is sent, 0 (none) to 1 (all).
 * @param database Share of transactions around database queries that is sent, 0 to 1.
 * @param http Share of transactions around HTTP requests that is sent, 0 to 1.
 * @param tasks Share of background and scheduled tasks that is sent, 0 to 1.
 * @param other Share of all other transactions that is sent, 0 to 1.
 */
@ConfigurationProperties("tux.sentry.sampling")
public record SamplingProperties(@DefaultValue("0.1") double commands, @DefaultValue("0.05") double database,
		@DefaultValue("0.05") double http, @DefaultValue("0.02") double tasks, @DefaultValue("0.01") double other) {

	/**
	 * Creates the properties.
	 * @param commands the share of commands
	 * @param database the share of database queries
	 * @param http the share of HTTP requests
	 * @param tasks the share of tasks
	 * @param other the share of all others
	 * @throws InvalidConfigurationPropertyValueException if a share is not within 0 and 1
	 */
	public SamplingProperties {
		check("commands", commands);
		check("database", database);
		check("http", http);
		check("tasks", tasks);
		check("other", other);
	}

	private static void check(String name, double rate) {
		if (!(rate >= 0 && rate <= 1)) {
			throw new InvalidConfigurationPropertyValueException("tux.sentry.sampling." + name, rate,
					"A sampling rate is a number from 0 (nothing is sent) to 1 (everything is sent).");
		}
	}

	SamplingRates toRates() {
		return new SamplingRates(this.commands, this.database, this.http, this.tasks, this.other);
	}

}
