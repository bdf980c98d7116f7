package io.github.tuxsentry.core;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.tuxsentry.CommandContext;
import io.github.tuxsentry.ContextContributor;
import io.github.tuxsentry.fault.FaultBarrier;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the contributors what an object of the bot means as context.
 */
public final class ContextResolver {

	private static final Logger logger = LoggerFactory.getLogger(ContextResolver.class);

	private final Supplier<List<ContextContributor>> contributors;

	private final FaultBarrier faults;

	/**
	 * Creates a resolver.
	 * @param contributors the contributors, in order, asked for with each object
	 * @param faults takes what contributors throw
	 */
	public ContextResolver(Supplier<List<ContextContributor>> contributors, FaultBarrier faults) {
		this.contributors = contributors;
		this.faults = faults;
	}

	Optional<User> user(Object source) {
		return (source instanceof User user) ? Optional.of(user)
				: ask("user", source, (contributor) -> contributor.toUser(source));
	}

	Optional<CommandContext> command(Object source) {
		return (source instanceof CommandContext context) ? Optional.of(context)
				: ask("command", source, (contributor) -> contributor.toCommandContext(source));
	}

	private <T> Optional<T> ask(String what, Object source, Function<ContextContributor, @Nullable T> question) {
		Optional<T> answer = this.contributors.get()
			.stream()
			.map((contributor) -> this.faults.getOrNull("ask a context contributor", () -> question.apply(contributor)))
			.filter(Objects::nonNull)
			.findFirst();
		if (answer.isEmpty()) {
			logger.debug("No ContextContributor knows {} as a {}", source.getClass().getName(), what);
		}
		return answer;
	}

}
