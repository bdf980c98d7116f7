package io.github.tuxsentry.internal.lifecycle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.autoconfigure.ApplicationInitOptions;
import io.github.tuxsentry.internal.autoconfigure.EarlyScrubber;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryOptionsAutoConfiguration;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryScrubAutoConfiguration;
import io.github.tuxsentry.internal.autoconfigure.UnknownPropertyException;
import io.github.tuxsentry.internal.beans.ApplicationFaults;
import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.internal.error.Causes;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.filter.EventFilterChain;
import io.github.tuxsentry.internal.serialization.ScrubbingSerializer;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.IScopes;
import io.sentry.ScopesAdapter;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Sentry instance that reports a failed startup. The application's own is used if it
 * exists. Otherwise one is started by the same auto-configurations, so that all
 * {@code sentry.*} properties apply and secrets are scrubbed. If the configuration of
 * Sentry is the cause of the failure, only the DSN and the environment are used.
 */
final class StartupSentry {

	private static final List<Class<?>> OURS = List.of(TuxSentryAutoConfiguration.class,
			TuxSentryOptionsAutoConfiguration.class, TuxSentryScrubAutoConfiguration.class);

	private static final List<String> NEEDED = List.of("sentry.dsn", "sentry.environment", "sentry.release",
			"tux.sentry.environment", "tux.sentry.release");

	private StartupSentry() {
	}

	static @Nullable IScopes find(ConfigurableEnvironment environment, @Nullable ConfigurableApplicationContext failed,
			Throwable failure, ApplicationFaults faults) {
		IScopes scopes = ScopesAdapter.getInstance();
		if (scopes.isEnabled()) {
			prepare(scopes.getOptions(), () -> EarlyScrubber.find(beanFactoryOf(failed), environment),
					faults.barrier());
			return scopes;
		}
		if (!StringUtils.hasText(environment.getProperty("sentry.dsn"))) {
			return null;
		}
		Scrubber scrubber = EarlyScrubber.find(beanFactoryOf(failed), environment);
		ClassLoader classLoader = (failed != null) ? failed.getClassLoader()
				: Thread.currentThread().getContextClassLoader();
		if (isConfigurationOfSentry(failure) || !start(copyOf(environment), classLoader, scrubber, faults)) {
			start(theNeedful(environment), classLoader, scrubber, faults);
		}
		return scopes.isEnabled() ? scopes : null;
	}

	/**
	 * The filters of the library are beans, and may have been destroyed. The
	 * application's own Sentry may not have been detected before.
	 */
	private static void prepare(SentryOptions options, Supplier<Scrubber> scrubber, FaultBarrier faults) {
		if (options.getBeforeSend() instanceof EventFilterChain) {
			options.setBeforeSend(null);
		}
		else if (options.getBeforeSend() instanceof ApplicationInitOptions.BeforeOwn callbacks) {
			options.setBeforeSend(callbacks.own());
		}
		if (!(options.getSerializer() instanceof ScrubbingSerializer)) {
			options.setSerializer(new ScrubbingSerializer(options, scrubber.get(), faults));
		}
	}

	private static @Nullable ConfigurableListableBeanFactory beanFactoryOf(
			@Nullable ConfigurableApplicationContext failed) {
		try {
			return (failed != null) ? failed.getBeanFactory() : null;
		}
		catch (IllegalStateException ex) {
			return null;
		}
	}

	private static boolean isConfigurationOfSentry(Throwable failure) {
		return Causes.of(failure)
			.stream()
			.anyMatch((cause) -> cause instanceof UnknownPropertyException
					|| (cause instanceof InvalidConfigurationPropertyValueException invalid
							&& isOurs(invalid.getName()))
					|| (cause instanceof BindException bind && isOurs(bind.getName().toString())));
	}

	private static boolean isOurs(String property) {
		return property.startsWith("tux.sentry") || property.startsWith("sentry");
	}

	/**
	 * Start Sentry in a context that is not closed. Sentry itself is closed once it has
	 * reported.
	 */
	private static boolean start(ConfigurableEnvironment environment, @Nullable ClassLoader classLoader,
			Scrubber scrubber, ApplicationFaults faults) {
		try {
			AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
			context.setEnvironment(environment);
			context.setClassLoader(classLoader);
			faults.register(context.getBeanFactory());
			context.registerBean(Scrubber.class, () -> scrubber);
			context.register(configurations(classLoader));
			context.refresh();
			return true;
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private static Class<?>[] configurations(@Nullable ClassLoader classLoader) {
		List<Class<?>> configurations = new ArrayList<>(OURS);
		for (String sentrys : List.of(SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4)) {
			if (ClassUtils.isPresent(sentrys, classLoader)) {
				configurations.add(ClassUtils.resolveClassName(sentrys, classLoader));
			}
		}
		return configurations.toArray(Class[]::new);
	}

	/**
	 * Copy an environment to one that is not that of a web application.
	 */
	private static ConfigurableEnvironment copyOf(ConfigurableEnvironment environment) {
		StandardEnvironment copy = new StandardEnvironment();
		copy.getPropertySources().forEach((source) -> copy.getPropertySources().remove(source.getName()));
		environment.getPropertySources().forEach(copy.getPropertySources()::addLast);
		copy.setActiveProfiles(environment.getActiveProfiles());
		return copy;
	}

	private static ConfigurableEnvironment theNeedful(ConfigurableEnvironment environment) {
		Map<String, Object> properties = new HashMap<>();
		for (String name : NEEDED) {
			String value = environment.getProperty(name);
			if (StringUtils.hasText(value)) {
				properties.put(name, value);
			}
		}
		StandardEnvironment needful = new StandardEnvironment();
		needful.getPropertySources().addFirst(new MapPropertySource("needed to report", properties));
		return needful;
	}

}
