package io.github.tuxsentry.process;

import io.github.tuxsentry.SentryManager;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration with an application runner that captures many events and then prints the
 * number of events.
 */
@Configuration(proxyBeanMethods = false)
class Flood {

	@Bean
	ApplicationRunner flooding(SentryManager sentry, @Value("${flood.events}") int events) {
		return (args) -> {
			for (int i = 0; i < events; i++) {
				sentry.captureMessage("flood " + i);
			}
			System.out.println("flooded with " + events);
		};
	}

}
