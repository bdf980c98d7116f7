package io.github.tuxsentry.internal.autoconfigure;

import java.util.stream.Stream;

import io.github.tuxsentry.discord.ComponentNameResolver;
import io.github.tuxsentry.discord.PrefixCommandResolver;
import io.github.tuxsentry.internal.beans.AmbiguousBeanException;
import io.github.tuxsentry.metrics.MetricSink;
import io.github.tuxsentry.spi.LocalVariables;
import io.github.tuxsentry.test.sentry.LocalSentry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a start with several beans of a type of which one is used.
 */
class AmbiguousBeansTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	static Stream<Arguments> beans() {
		ComponentNameResolver components = (customId) -> null;
		PrefixCommandResolver prefixCommands = (message) -> null;
		return Stream.of(Arguments.of(ComponentNameResolver.class, components),
				Arguments.of(PrefixCommandResolver.class, prefixCommands),
				Arguments.of(MetricSink.class, MetricSink.none()),
				Arguments.of(LocalVariables.class, LocalVariables.none()));
	}

	@ParameterizedTest
	@MethodSource("beans")
	<T> void failTheStartAndAreNamed(Class<T> type, T bean) {
		withTwo(type, bean, false).run((context) -> {
			assertThat(context).getFailure().isInstanceOf(AmbiguousBeanException.class);
			FailureAnalysis analysis = FailureAnalyses.of(context.getStartupFailure(), "a", "b");
			assertThat(analysis.getDescription()).contains(type.getName()).contains("\n    one\n    two");
			assertThat(analysis.getAction()).contains("@Primary");
		});
	}

	@ParameterizedTest
	@MethodSource("beans")
	<T> void doNotFailTheStartIfOneIsPrimary(Class<T> type, T bean) {
		withTwo(type, bean, true).run((context) -> assertThat(context).hasNotFailed());
	}

	private <T> ApplicationContextRunner withTwo(Class<T> type, T bean, boolean primary) {
		return BotContext.sendingTo(this.sentry)
			.withBean("one", type, () -> bean)
			.withBean("two", type, () -> bean, (definition) -> definition.setPrimary(primary));
	}

}
