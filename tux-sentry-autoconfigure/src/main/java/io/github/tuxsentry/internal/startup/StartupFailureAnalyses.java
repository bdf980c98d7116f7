package io.github.tuxsentry.internal.startup;

import java.util.List;

import io.github.tuxsentry.internal.capture.SafeThrowable;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * Analysis of a failed startup, as performed later by Spring Boot for its log.
 */
public final class StartupFailureAnalyses {

	private StartupFailureAnalyses() {
	}

	public static @Nullable FailureAnalysis find(Throwable failure, @Nullable ConfigurableApplicationContext context,
			Environment environment) {
		if (SafeThrowable.of(failure) != failure) {
			// Analyzers traverse the causes without protection against cycles.
			return null;
		}
		ArgumentResolver arguments = ArgumentResolver.of(Environment.class, environment);
		if (context != null) {
			arguments = arguments.and(BeanFactory.class, context.getBeanFactory());
		}
		ClassLoader classLoader = (context != null) ? context.getClassLoader() : null;
		List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation(classLoader)
			.load(FailureAnalyzer.class, arguments, FailureHandler.handleMessage((message, fault) -> {
				// Boot also ignores analyzers that cannot be created.
			}));
		for (FailureAnalyzer analyzer : analyzers) {
			FailureAnalysis analysis = analyze(analyzer, failure);
			if (analysis != null) {
				return analysis;
			}
		}
		return null;
	}

	private static @Nullable FailureAnalysis analyze(FailureAnalyzer analyzer, Throwable failure) {
		try {
			return analyzer.analyze(failure);
		}
		catch (Throwable fault) {
			return null;
		}
	}

}
