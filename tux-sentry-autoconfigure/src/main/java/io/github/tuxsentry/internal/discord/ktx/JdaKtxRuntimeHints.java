package io.github.tuxsentry.internal.discord.ktx;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * {@link RuntimeHints} for the members of jda-ktx and Kotlin that are accessed
 * reflectively.
 */
final class JdaKtxRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection().registerField(CoroutineScopeOfManager.scopeField());
		Stream
			.of(RegisteredListeners.timeoutMethod(), RegisteredListeners.toMillisMethod(),
					RegisteredListeners.isFiniteMethod())
			.forEach((method) -> hints.reflection().registerMethod(method, ExecutableMode.INVOKE));
	}

}
