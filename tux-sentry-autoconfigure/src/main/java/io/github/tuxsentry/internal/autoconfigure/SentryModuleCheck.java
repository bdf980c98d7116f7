package io.github.tuxsentry.internal.autoconfigure;

import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Check that fails startup if the class path contains the module of Sentry for another
 * version of Spring Boot. It precedes the auto-configurations of that module, which
 * cannot be loaded even if they are disabled.
 */
final class SentryModuleCheck implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		SentryModule supported = SentryModule.forSpringBoot(SpringBootVersion.getVersion());
		SentryModule other = supported.other();
		if (other.isPresent(context.getClassLoader())) {
			throw new UnsupportedSentryModuleException(other, supported.isPresent(context.getClassLoader()));
		}
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}
