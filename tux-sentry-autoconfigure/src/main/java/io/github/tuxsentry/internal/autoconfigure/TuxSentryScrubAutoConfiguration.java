package io.github.tuxsentry.internal.autoconfigure;

import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.serialization.BreadcrumbLimit;
import io.github.tuxsentry.internal.serialization.ScrubbingSerializer;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.IScopes;
import io.sentry.Sentry;
import io.sentry.SentryOptions;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the {@link Scrubber}, and for
 * the serializer that applies it to all data that is sent.
 */
@AutoConfiguration(beforeName = { SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4 })
@EnableConfigurationProperties(ScrubProperties.class)
public final class TuxSentryScrubAutoConfiguration {

	TuxSentryScrubAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	Scrubber tuxSentryScrubber(ScrubProperties properties) {
		return properties.toScrubber();
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(IScopes.class)
	@ConditionalOnSwitch("enabled")
	static class SerializerConfiguration {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE + 20)
		Sentry.OptionsConfiguration<SentryOptions> tuxSentrySerializerOptions(Scrubber scrubber, FaultBarrier faults,
				ObjectProvider<ApplicationInit> applicationInit) {
			return (options) -> {
				options.setBeforeBreadcrumb(new BreadcrumbLimit(options.getBeforeBreadcrumb(), scrubber, faults));
				options.setSerializer(new ScrubbingSerializer(options, scrubber, faults));
				applicationInit.ifAvailable((init) -> init.register(options));
			};
		}

	}

}
