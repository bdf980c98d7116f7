package io.github.tuxsentry.autoconfigure;

import java.util.List;
import java.util.stream.StreamSupport;

import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.spring.boot.jakarta.SentryAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;

/**
 * The context of a bot: all auto-configurations of the library, Sentry's own for its SDK,
 * and AOP.
 */
final class BotContext {

	private static final String PACKAGE = BotContext.class.getPackageName();

	private BotContext() {
	}

	static ApplicationContextRunner withoutDsn() {
		return new ApplicationContextRunner().withPropertyValues("tux.sentry.lifecycle.transactions=false")
			.withConfiguration(ours())
			.withConfiguration(AutoConfigurations.of(SentryAutoConfiguration.class, AopAutoConfiguration.class));
	}

	static ApplicationContextRunner sendingTo(LocalSentry sentry) {
		return withoutDsn().withPropertyValues("sentry.dsn=" + sentry.dsn());
	}

	/**
	 * Returns a context as it is without a class of Sentry on the class path.
	 * @return the runner
	 */
	static ApplicationContextRunner onlyOurs() {
		return new ApplicationContextRunner().withConfiguration(ours())
			.withConfiguration(AutoConfigurations.of(AopAutoConfiguration.class));
	}

	static List<Class<?>> autoConfigurations() {
		ClassLoader classLoader = BotContext.class.getClassLoader();
		return StreamSupport.stream(ImportCandidates.load(AutoConfiguration.class, classLoader).spliterator(), false)
			.filter((name) -> name.startsWith(PACKAGE))
			.<Class<?>>map((name) -> ClassUtils.resolveClassName(name, classLoader))
			.toList();
	}

	private static AutoConfigurations ours() {
		return AutoConfigurations.of(autoConfigurations().toArray(Class[]::new));
	}

}
