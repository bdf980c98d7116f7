package io.github.tuxsentry.internal.discord;

import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.EventProcessor;
import io.sentry.IScopes;
import net.dv8tion.jda.api.JDA;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class EventConfigurationTests {

	private final ApplicationContextRunner contextRunner = BotContext.withoutDsn();

	@Test
	void observesBotsWithoutADsn() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(BotStats.class);
			assertThat(context.getBeansOfType(EventObserver.class).values()).hasAtLeastOneElementOfType(BotStats.class)
				.hasAtLeastOneElementOfType(DisconnectMessages.class);
		});
	}

	@Test
	void sentryGetsTheProcessor() {
		try (LocalSentry sentry = LocalSentry.start()) {
			BotContext.sendingTo(sentry)
				.run((context) -> assertThat(context.getBean(IScopes.class).getOptions().getEventProcessors())
					.hasAtLeastOneElementOfType(BotStats.class));
		}
	}

	@Test
	void backsOffWithoutJda() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(JDA.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BotStats.class));
	}

	@Test
	void backsOffWithoutSentry() {
		BotContext.onlyOurs()
			.withClassLoader(new FilteredClassLoader("io.sentry"))
			.run((context) -> assertThat(context).doesNotHaveBean(BotStats.class)
				.doesNotHaveBean(EventProcessor.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.discord.enabled=false", "tux.sentry.enabled=false" })
	void canBeSwitchedOff(String property) {
		this.contextRunner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(BotStats.class)
				.doesNotHaveBean(EventObserver.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "deadline=0s", "deadline=-1s", "idle-timeout=0s", "max-component-names=0",
			"max-prefix-command-names=-1" })
	void refusesBoundsThatLetNothingThrough(String property) {
		this.contextRunner.withPropertyValues("tux.sentry.discord." + property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("tux.sentry.discord." + property.split("=")[0]));
	}

}
