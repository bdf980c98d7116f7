package io.github.tuxsentry.internal.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.internal.core.AfterBeansDestroyed;
import io.github.tuxsentry.internal.core.Flusher;
import io.github.tuxsentry.internal.core.SentryHandover;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.session.ProcessSession;
import io.sentry.IScopes;
import io.sentry.SentryOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;

/**
 * Bean factory post-processor that defers the closing of Sentry until all beans are
 * destroyed. By default, Sentry would be closed before the beans that were created
 * earlier, and their last events would be lost.
 */
final class SentryCloseOrdering implements BeanFactoryPostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(SentryCloseOrdering.class);

	private static final Duration FAILED_START_TIMEOUT = Duration.ofSeconds(2);

	private final FaultBarrier faults;

	SentryCloseOrdering(FaultBarrier faults) {
		this.faults = faults;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		if (beans instanceof DefaultSingletonBeanRegistry registry
				&& clearDestroyMethod(beans, SentryAutoConfigurations.SENTRY_BEAN)) {
			for (String name : beans.getBeanNamesForType(AfterBeansDestroyed.class, true, false)) {
				clearDestroyMethod(beans, name);
			}
			SentryContexts.add(beans);
			// Beans are destroyed in reverse order: the first one is destroyed last.
			registry.registerDisposableBean("tuxSentryClose", () -> end(beans));
		}
	}

	private static boolean clearDestroyMethod(ConfigurableListableBeanFactory beans, String name) {
		if (beans.containsBeanDefinition(name)
				&& beans.getBeanDefinition(name) instanceof AbstractBeanDefinition definition) {
			definition.setDestroyMethodName("");
			return true;
		}
		return false;
	}

	/**
	 * Return whether Sentry is closed once the beans of a context are destroyed.
	 */
	static boolean closesSentry(ConfigurableListableBeanFactory beans) {
		return SentryContexts.open().contains(beans) && !StartupObservation.mayStillReport(beans);
	}

	private void end(ConfigurableListableBeanFactory beans) {
		SentryContexts.remove(beans);
		try {
			if (beans.getSingleton(SentryAutoConfigurations.SENTRY_BEAN) instanceof IScopes scopes && scopes.isEnabled()
					&& !StartupObservation.mayStillReport(beans)) {
				close(beans, scopes);
			}
		}
		finally {
			SentryContexts.existing(beans, AfterBeansDestroyed.class).forEach(AfterBeansDestroyed::closeLast);
			this.faults.run("resume the use of Sentry in other contexts", SentryCloseOrdering::resumeOthers);
		}
	}

	private void close(ConfigurableListableBeanFactory beans, IScopes scopes) {
		Optional<BotShutdown> shutdown = SentryContexts.existing(beans, BotShutdown.class).stream().findFirst();
		if (SentryContexts.haveStarted(scopes.getGlobalScope().getOptions())) {
			shutdown.ifPresent(BotShutdown::endForOthers);
			return;
		}
		if (SentryContexts.isLast(beans)) {
			ProcessSession session = ProcessSession.current();
			this.faults.run("end the session",
					() -> session.end(scopes, ProcessEnd.state(session, reportTimeout(scopes))));
		}
		shutdown.ifPresentOrElse(BotShutdown::end,
				() -> new Flusher(scopes, Stream::empty, this.faults).close(FAILED_START_TIMEOUT));
		handOver(this.faults);
	}

	/**
	 * Return the time for which a thread that ends with an exception waits for the report
	 * of the exception, and a second for the JVM to end.
	 */
	private static Duration reportTimeout(IScopes scopes) {
		return Duration.ofMillis(scopes.getOptions().getFlushTimeoutMillis()).plusSeconds(1);
	}

	/**
	 * Start Sentry again for the other open contexts, with the options of the one that
	 * was started last.
	 * @param faults handles exceptions of the SDK
	 */
	static void handOver(FaultBarrier faults) {
		List<SentryOptions> others = new ArrayList<>(SentryContexts.options());
		Collections.reverse(others);
		for (SentryOptions options : others) {
			if (faults.get("start Sentry for another context", () -> SentryHandover.to(options), false)) {
				logger.info("Sentry was started again with the options of another application context, "
						+ "since the context that had started it was closed.");
				return;
			}
		}
	}

	/**
	 * Resume the use of Logback and Sentry in the other open contexts.
	 */
	static void resumeOthers() {
		SentryContexts.open()
			.stream()
			.flatMap((context) -> SentryContexts.existing(context, AfterBeansDestroyed.class).stream())
			.forEach(AfterBeansDestroyed::resume);
	}

}
