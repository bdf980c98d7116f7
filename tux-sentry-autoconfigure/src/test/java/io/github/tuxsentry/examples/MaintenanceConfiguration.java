package io.github.tuxsentry.examples;

import io.github.tuxsentry.spi.EventFilter;
import io.sentry.Hint;
import io.sentry.SentryEvent;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The filter of docs/errors.md.
 */
@Configuration(proxyBeanMethods = false)
class MaintenanceConfiguration {

	@Bean
	EventFilter maintenanceFilter(Maintenance maintenance) {
		return new EventFilter() {

			@Override
			public String reason() {
				return "maintenance";
			}

			@Override
			public boolean drops(SentryEvent event, Hint hint) {
				return maintenance.isRunning();
			}

		};
	}

	interface Maintenance {

		boolean isRunning();

	}

}
