package io.github.tuxsentry.internal.lifecycle;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/**
 * {@link RuntimeHints} for the signals of the JVM, and for Sentry, whose presence is
 * determined at runtime.
 */
final class LifecycleRuntimeHints implements RuntimeHintsRegistrar {

	private static final TypeReference SIGNAL = TypeReference.of(JvmSignal.TYPE);

	private static final TypeReference HANDLER = TypeReference.of(JvmSignal.HANDLER_TYPE);

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection()
			.registerType(SIGNAL,
					(type) -> type.withConstructor(List.of(TypeReference.of(String.class)), ExecutableMode.INVOKE)
						.withMethod("getNumber", List.of(), ExecutableMode.INVOKE)
						.withMethod("handle", List.of(SIGNAL, HANDLER), ExecutableMode.INVOKE));
		hints.reflection()
			.registerType(HANDLER,
					(type) -> type.withField("SIG_DFL")
						.withField("SIG_IGN")
						.withMethod("handle", List.of(SIGNAL), ExecutableMode.INVOKE));
		hints.proxies().registerJdkProxy(HANDLER);
		hints.reflection().registerTypeIfPresent(classLoader, StartupListener.SENTRY);
	}

}
