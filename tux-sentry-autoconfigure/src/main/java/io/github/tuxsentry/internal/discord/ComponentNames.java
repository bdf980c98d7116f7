package io.github.tuxsentry.internal.discord;

import java.util.function.Supplier;

import io.github.tuxsentry.discord.ComponentNameResolver;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.text.BoundedNames;

import org.springframework.util.StringUtils;

/**
 * Names of components and modals, limited in number: that of the application's resolver,
 * or else the pattern of the custom ID. Thread-safe.
 */
final class ComponentNames {

	private final Supplier<ComponentNameResolver> resolver;

	private final BoundedNames names;

	private final FaultBarrier faults;

	/**
	 * Create new names.
	 * @param resolver the supplier of the application's resolver, consulted with each
	 * interaction
	 * @param maxNames the maximum number of names
	 * @param faults handles errors of the resolver
	 */
	ComponentNames(Supplier<ComponentNameResolver> resolver, int maxNames, FaultBarrier faults) {
		this.resolver = resolver;
		this.names = new BoundedNames("components", maxNames,
				"Declare a ComponentNameResolver bean, or increase tux.sentry.discord.max-component-names.");
		this.faults = faults;
	}

	String of(String customId) {
		String resolved = this.faults.getOrNull("resolve the name of a component",
				() -> this.resolver.get().resolve(customId));
		return this.names.limit(StringUtils.hasText(resolved) ? resolved : ComponentIdPattern.of(customId));
	}

}
