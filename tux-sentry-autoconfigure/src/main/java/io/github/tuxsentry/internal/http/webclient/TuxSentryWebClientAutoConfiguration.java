package io.github.tuxsentry.internal.http.webclient;

import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.ApiCalls;
import io.sentry.IScopes;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for WebClient. Its exceptions are
 * recognized even if the instrumentation is disabled.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class,
		afterName = { SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4 })
@ConditionalOnClass({ IScopes.class, WebClient.class })
public final class TuxSentryWebClientAutoConfiguration {

	TuxSentryWebClientAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	WebClientFailures tuxSentryWebClientFailures() {
		return new WebClientFailures();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSwitch({ "enabled", "http.webclient.enabled" })
	static class InstrumentationConfiguration {

		@Bean
		@ConditionalOnMissingBean
		static WebClientInstrumentation tuxSentryWebClientInstrumentation(ObjectProvider<ApiCalls> calls,
				ObjectProvider<FaultBarrier> faults) {
			return new WebClientInstrumentation(SingletonSupplier.of(calls::getObject), faults.getObject());
		}

	}

}
