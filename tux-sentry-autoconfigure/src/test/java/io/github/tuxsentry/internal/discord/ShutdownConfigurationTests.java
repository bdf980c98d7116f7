package io.github.tuxsentry.internal.discord;

import java.time.Duration;

import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.core.ShutdownStep;
import io.github.tuxsentry.internal.discord.ShutdownConfiguration.CommandsStop;
import io.github.tuxsentry.internal.discord.ShutdownConfiguration.JdaShutdown;
import io.github.tuxsentry.internal.discord.execution.RunningCommands;
import io.sentry.IScopes;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.mockito.stubbing.Answer;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShutdownConfiguration}.
 */
class ShutdownConfigurationTests {

	@Test
	void awaitsCommandsBeforeItShutsDownJda() {
		BotContext.withoutDsn()
			.run((context) -> assertThat(context.getBeanProvider(ShutdownStep.class).orderedStream())
				.hasExactlyElementsOfTypes(CommandsStop.class, JdaShutdown.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { IScopes.class, JDA.class })
	void backsOffWithoutSentryOrJda(Class<?> absent) {
		BotContext.onlyOurs()
			.withClassLoader(new FilteredClassLoader(absent))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ShutdownStep.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.enabled", "tux.sentry.discord.enabled", "tux.sentry.shutdown.enabled",
			"tux.sentry.shutdown.shut-down-jda" })
	void isTurnedOffByProperty(String property) {
		BotContext.withoutDsn()
			.withPropertyValues(property + "=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ShutdownStep.class));
	}

	@Test
	void backsOffForBeansOfTheApplication() {
		BotContext.withoutDsn()
			.withUserConfiguration(OwnBeans.class)
			.run((context) -> assertThat(context).hasSingleBean(CommandsStop.class)
				.hasBean("ownCommandsStop")
				.hasSingleBean(JdaShutdown.class)
				.hasBean("ownJdaShutdown"));
	}

	@Test
	void doesNotAwaitABotThatIsAMock() throws InterruptedException {
		JDA bot = Mockito.mock(JDA.class);
		BotContext.withoutDsn().withBean(JDA.class, () -> bot).run((context) -> assertThat(context).hasNotFailed());
		Mockito.verify(bot, Mockito.atMost(8)).awaitShutdown(ArgumentMatchers.any(Duration.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { JDA.class, ShardManager.class })
	void theStartDoesNotFailBecauseOfAMock(Class<?> type) {
		mocked(type, Mockito.RETURNS_DEFAULTS);
		mocked(type, Mockito.RETURNS_DEEP_STUBS);
		mocked(type, (invocation) -> {
			throw new UnsupportedOperationException("not stubbed: " + invocation.getMethod().getName());
		});
	}

	private <T> void mocked(Class<T> type, Answer<?> answer) {
		BotContext.withoutDsn().withBean(type, () -> Mockito.mock(type, answer)).run((context) -> {
			assertThat(context).hasNotFailed();
			AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		CommandsStop ownCommandsStop() {
			return new CommandsStop(new RunningCommands());
		}

		@Bean
		JdaShutdown ownJdaShutdown() {
			return new JdaShutdown(new JdaBeans());
		}

	}

}
