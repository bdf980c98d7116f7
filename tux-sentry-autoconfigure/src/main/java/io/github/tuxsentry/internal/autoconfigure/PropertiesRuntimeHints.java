package io.github.tuxsentry.internal.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/**
 * {@link RuntimeHints} for the check of unknown properties.
 */
final class PropertiesRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern(KnownProperties.AUTO_CONFIGURATIONS);
		KnownProperties.configurationsIn(classLoader)
			.forEach((name) -> hints.resources().registerType(TypeReference.of(name)));
		KnownProperties.recordsIn(classLoader).forEach((type) -> {
			hints.reflection().registerType(type);
			new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), type);
		});
	}

}
