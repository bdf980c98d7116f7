package io.github.tuxsentry.internal.http.restclient;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * {@link RuntimeHints} for the customizer of RestTemplates, which is a proxy.
 */
final class RestClientRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		for (String type : RestTemplateCustomizerFactoryBean.TYPES) {
			if (ClassUtils.isPresent(type, classLoader)) {
				hints.reflection().registerType(TypeReference.of(type));
				hints.proxies().registerJdkProxy(TypeReference.of(type), TypeReference.of(Ordered.class));
			}
		}
	}

}
