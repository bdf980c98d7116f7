package io.github.tuxsentry.internal.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/**
 * {@link RuntimeHints} for the check of unknown properties.
 */
final class PropertiesRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern(KnownProperties.AUTO_CONFIGURATIONS);
		MetadataReaderFactory readers = new SimpleMetadataReaderFactory(classLoader);
		KnownProperties.configurationsIn(classLoader, readers)
			.forEach((name) -> hints.resources().registerType(TypeReference.of(name)));
		KnownProperties.recordsIn(classLoader, readers).forEach((type) -> {
			hints.reflection().registerType(type);
			new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), type);
		});
	}

}
