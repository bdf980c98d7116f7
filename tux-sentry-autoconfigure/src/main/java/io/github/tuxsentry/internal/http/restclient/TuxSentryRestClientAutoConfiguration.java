package io.github.tuxsentry.internal.http.restclient;

import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.ApiCalls;
import io.sentry.IScopes;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for RestClient and RestTemplate.
 * Their exceptions are recognized even if the instrumentation is disabled.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class,
		afterName = { SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4 })
@ConditionalOnClass({ IScopes.class, RestClient.class })
@ImportRuntimeHints(RestClientRuntimeHints.class)
public final class TuxSentryRestClientAutoConfiguration {

	TuxSentryRestClientAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	RestClientFailures tuxSentryRestClientFailures() {
		return new RestClientFailures();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSwitch({ "enabled", "http.restclient.enabled" })
	static class InstrumentationConfiguration {

		@Bean
		@ConditionalOnMissingBean
		static RestClientInstrumentation tuxSentryRestClientInstrumentation(ObjectProvider<ApiCalls> calls,
				ObjectProvider<FaultBarrier> faults) {
			return new RestClientInstrumentation(SingletonSupplier.of(calls::getObject), faults.getObject());
		}

		@Bean
		static FactoryBean<?> tuxSentryRestTemplateCustomizer(
				ObjectProvider<RestClientInstrumentation> instrumentation) {
			return new RestTemplateCustomizerFactoryBean(instrumentation);
		}

	}

}
