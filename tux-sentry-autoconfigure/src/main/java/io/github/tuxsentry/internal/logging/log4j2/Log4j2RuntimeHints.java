package io.github.tuxsentry.internal.logging.log4j2;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * {@link RuntimeHints} for Log4j2, whose presence is determined at runtime.
 */
final class Log4j2RuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection().registerTypeIfPresent(classLoader, Log4j2StartupLog.Factory.LOG4J);
	}

}
