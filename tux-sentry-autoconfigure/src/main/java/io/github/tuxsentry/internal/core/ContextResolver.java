package io.github.tuxsentry.internal.core;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.tuxsentry.CommandContext;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.ContextContributor;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resolution of users and commands from objects of the bot, by consulting the context
 * contributors.
 */
public final class ContextResolver {

	private static final Logger logger = LoggerFactory.getLogger(ContextResolver.class);

	private final Supplier<List<ContextContributor>> contributors;

	private final FaultBarrier faults;

	private final Set<String> unsupported = ConcurrentHashMap.newKeySet();

	/**
	 * Create a new resolver.
	 * @param contributors the contributors, in order, obtained for each object
	 * @param faults handles exceptions thrown by contributors
	 */
	public ContextResolver(Supplier<List<ContextContributor>> contributors, FaultBarrier faults) {
		this.contributors = contributors;
		this.faults = faults;
	}

	Optional<User> user(Object source) {
		return (source instanceof User user) ? Optional.of(user)
				: apply("user", source, (contributor) -> contributor.toUser(source));
	}

	Optional<CommandContext> command(Object source) {
		return (source instanceof CommandContext context) ? Optional.of(context)
				: apply("command", source, (contributor) -> contributor.toCommandContext(source));
	}

	private <T> Optional<T> apply(String what, Object source, Function<ContextContributor, @Nullable T> question) {
		Optional<T> result = this.contributors.get()
			.stream()
			.map((contributor) -> this.faults.getOrNull("call a context contributor",
					() -> question.apply(contributor)))
			.filter(Objects::nonNull)
			.findFirst();
		if (result.isEmpty() && this.unsupported.add(source.getClass().getName() + what)) {
			logger
				.warn("Cannot set the {} from an object of type {}: declare a ContextContributor that supports it, or "
						+ "pass one of the supported types", what, source.getClass().getName());
		}
		return result;
	}

}
