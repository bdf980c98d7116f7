package io.github.tuxsentry.internal.autoconfigure;

import java.util.Collections;
import java.util.Set;

import io.github.tuxsentry.internal.beans.ApplicationFaults;
import io.github.tuxsentry.internal.core.SentryInitDetector;
import io.github.tuxsentry.internal.core.SentryInitDetector.Cause;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.serialization.ScrubbingSerializer;
import io.sentry.ScopesAdapter;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.ConcurrentReferenceHashMap;
import org.springframework.util.ConcurrentReferenceHashMap.ReferenceType;

/**
 * Support for applications that call {@code Sentry.init} themselves, before, during or
 * after startup, bind clients of their own or change the options later. Such options
 * replace those of the starter; scrubbing and filters are applied to them. One log line
 * warns of the features that do not apply.
 */
final class ApplicationInit implements BeanFactoryPostProcessor, SmartInitializingSingleton,
		ApplicationListener<ApplicationReadyEvent>, DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(ApplicationInit.class);

	private final SentryInitDetector watch = new SentryInitDetector(ScopesAdapter.getInstance(), this::complete);

	/** Options that another context completes. */
	private final Set<SentryOptions> others = Collections
		.newSetFromMap(new ConcurrentReferenceHashMap<>(4, ReferenceType.WEAK));

	private @Nullable ConfigurableListableBeanFactory beanFactory;

	private volatile boolean started;

	private volatile @Nullable ApplicationInitOptions completion;

	private volatile @Nullable SentryOptions early;

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.watch.begin();
	}

	/**
	 * Register the options with which the starter starts Sentry.
	 */
	public void register(SentryOptions options) {
		this.watch.register(options);
	}

	private void complete(SentryOptions options, Cause cause) {
		ConfigurableListableBeanFactory beans = this.beanFactory;
		if (beans == null || isOfAnotherContext(options, cause)) {
			return;
		}
		ApplicationInitOptions now = this.completion;
		if (now != null) {
			now.faults().run("complete the options of the application's Sentry", () -> now.complete(options));
		}
		else {
			FaultBarrier faults = ApplicationFaults.of(beans);
			faults.run("scrub what the application's Sentry sends", () -> scrub(options, beans, faults));
		}
		this.early = this.started ? null : options;
		if (this.started) {
			warn(cause);
		}
	}

	private boolean isOfAnotherContext(SentryOptions options, Cause cause) {
		if (cause != Cause.CHANGE && options != this.early && options.getSerializer() instanceof ScrubbingSerializer) {
			this.others.add(options);
		}
		return this.others.contains(options);
	}

	private static void warn(Cause cause) {
		if (cause == Cause.CHANGE) {
			logger.warn("The options of Sentry have been changed while it is running: scrubbing and filters still "
					+ "apply. To add callbacks, declare them as beans.");
			return;
		}
		if (cause == Cause.CLIENT) {
			logger.warn("The application has bound a client of its own: the options of that client replace sentry.*. "
					+ "Scrubbing, filters and callbacks still apply.");
			return;
		}
		logger.warn("The application has called Sentry.init: the options of that call replace sentry.* and "
				+ "tux.sentry.environment, release and tags. Scrubbing, filters and callbacks still apply, and so does "
				+ "sampling unless the call configures it. Data that is pending while Sentry is unreachable is "
				+ "handled by the SDK. To use all features, set sentry.* and remove the call.");
	}

	private static void scrub(SentryOptions options, ConfigurableListableBeanFactory beans, FaultBarrier faults) {
		Environment environment = beans.getBean(ConfigurableApplicationContext.ENVIRONMENT_BEAN_NAME,
				Environment.class);
		options.setSerializer(new ScrubbingSerializer(options, EarlyScrubber.find(beans, environment), faults));
	}

	@Override
	public void afterSingletonsInstantiated() {
		// Beans are not looked up before: Sentry.init may be called by one that is being
		// created.
		ConfigurableListableBeanFactory beans = this.beanFactory;
		if (beans != null) {
			this.completion = ApplicationFaults.of(beans)
				.getOrNull("find the options of Sentry", () -> ApplicationInitOptions.from(beans));
		}
		this.started = true;
		SentryOptions early = this.early;
		if (early != null) {
			this.watch.reset(early);
		}
		else {
			this.watch.check();
		}
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		this.watch.check();
	}

	@Override
	public void destroy() {
		this.watch.end();
	}

}
