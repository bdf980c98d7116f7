package io.github.tuxsentry.internal.autoconfigure;

import java.util.stream.Stream;

import io.github.tuxsentry.internal.beans.SentryAutoConfigurations;
import io.github.tuxsentry.internal.core.SafeThrowableRootScopes;
import io.github.tuxsentry.internal.core.SentryInitDetector;
import io.github.tuxsentry.internal.frame.Frame;
import io.sentry.IScope;
import io.sentry.IScopes;
import io.sentry.SentryClient;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * {@link RuntimeHints} for Sentry: its modules and their versions, the scope through
 * which exceptions pass, the methods of scopes, the options of clients, and the version
 * of the library.
 */
final class SentryRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		SentryVersions.buildConfigs()
			.forEach((name) -> hints.reflection()
				.registerTypeIfPresent(classLoader, name, (type) -> type.withField(SentryVersions.FIELD)));
		hints.reflection()
			.registerTypeIfPresent(classLoader, "io.sentry.Sentry",
					(type) -> type.withField(SafeThrowableRootScopes.FIELD));
		hints.reflection().registerType(SentryClient.class, (type) -> type.withField(SentryInitDetector.FIELD));
		Stream.of(SentryAutoConfigurations.JAKARTA, SentryAutoConfigurations.BOOT_4, DeferredBeans.METER_REGISTRY)
			.forEach((name) -> hints.reflection().registerTypeIfPresent(classLoader, name));
		Stream.of(IScope.class, IScopes.class, Frame.class)
			.forEach((type) -> hints.reflection().registerType(type, MemberCategory.INVOKE_PUBLIC_METHODS));
		hints.proxies().registerJdkProxy(IScope.class);
		hints.resources().registerPattern(SdkPackage.PROPERTIES);
	}

}
