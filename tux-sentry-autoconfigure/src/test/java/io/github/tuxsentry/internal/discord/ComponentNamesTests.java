package io.github.tuxsentry.internal.discord;

import java.util.List;

import io.github.tuxsentry.discord.ComponentNameResolver;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ComponentNames}.
 */
class ComponentNamesTests {

	private final FaultBarrier faults = new FaultBarrier();

	@Test
	void aResolverNamesComponents() {
		ComponentNames names = names((customId) -> customId.startsWith("poll-") ? "poll" : null, 10);
		assertThat(names.of("poll-best-pizza")).isEqualTo("poll");
		assertThat(names.of("ban_157512345678901234")).isEqualTo("ban_{id}");
	}

	@Test
	void aResolverThatFailsIsReplacedByTheDefault() {
		ComponentNames names = names((customId) -> {
			throw new IllegalStateException("no name");
		}, 10);
		assertThat(names.of("page-3-next")).isEqualTo("page-{id}-next");
		assertThat(this.faults.count()).isOne();
	}

	@Test
	void namesBeyondTheLimitAreOverflow() {
		ComponentNames names = names((customId) -> customId, 2);
		assertThat(List.of("a", "b", "c", "a", "d")).extracting(names::of)
			.containsExactly("a", "b", "other", "a", "other");
	}

	private ComponentNames names(ComponentNameResolver resolver, int maxNames) {
		return new ComponentNames(() -> resolver, maxNames, this.faults);
	}

}
