package io.github.tuxsentry.autoconfigure;

import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.wire.SafeSerializer;
import io.sentry.IScopes;
import io.sentry.Sentry;
import io.sentry.SentryOptions;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the {@link Scrubber}, and for
 * the serializer that applies it to all that is sent.
 */
@AutoConfiguration(beforeName = { SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4 })
@EnableConfigurationProperties(ScrubProperties.class)
public final class TuxSentryScrubAutoConfiguration {

	private static final String PREFIX = "tux.sentry.scrub.";

	TuxSentryScrubAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	Scrubber tuxSentryScrubber(ScrubProperties properties) {
		Scrubber.Builder builder = Scrubber.builder().emails(properties.emails()).ipAddresses(properties.ipAddresses());
		properties.keys().forEach((key) -> checked("keys", key, builder::key));
		properties.allowedKeys().forEach((key) -> checked("allowed-keys", key, builder::allowedKey));
		properties.patterns()
			.forEach((kind, regex) -> checked("patterns." + kind, regex,
					(value) -> builder.pattern(kind, Pattern.compile(value))));
		return properties.enabled() ? builder.build() : Scrubber.off();
	}

	private static void checked(String property, String value, Consumer<String> use) {
		try {
			use.accept(value);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + property, value, ex.getMessage());
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(IScopes.class)
	@ConditionalOnSwitch("enabled")
	static class SerializerConfiguration {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE + 20)
		Sentry.OptionsConfiguration<SentryOptions> tuxSentrySafeSerializer(Scrubber scrubber, FaultBarrier faults) {
			return (options) -> options.setSerializer(new SafeSerializer(options, scrubber, faults));
		}

	}

}
