package io.github.tuxsentry.bot;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.autoconfigure.SwitchedOffTests;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import net.dv8tion.jda.api.JDA;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs a {@link PingBot} with switches of the library turned: it starts, answers and
 * stops.
 */
class SwitchedOffBotTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final LocalSentry sentry = LocalSentry.start();

	private final LocalDiscord discord = LocalDiscord.start();

	@AfterEach
	void stopServers() {
		this.discord.close();
		this.sentry.close();
	}

	@ParameterizedTest
	@MethodSource("io.github.tuxsentry.internal.autoconfigure.SwitchedOffTests#rooms")
	@Tag("long")
	void startsAnswersAndStops(String property) throws InterruptedException {
		startsAnswersAndStopsWithHalfOfTheSwitchesTurned(List.of(property));
	}

	@ParameterizedTest
	@MethodSource("everySecondSwitch")
	void startsAnswersAndStopsWithEverySecondSwitchTurned(List<String> properties) throws InterruptedException {
		startsAnswersAndStopsWithHalfOfTheSwitchesTurned(properties);
	}

	static Stream<List<String>> everySecondSwitch() throws IOException {
		return SwitchedOffTests.halvesOfTheRooms().limit(2);
	}

	/**
	 * Of any two switches, each is turned in one of the starts while the other is not.
	 */
	@ParameterizedTest
	@MethodSource("io.github.tuxsentry.internal.autoconfigure.SwitchedOffTests#halvesOfTheRooms")
	@Tag("long")
	void startsAnswersAndStopsWithHalfOfTheSwitchesTurned(List<String> properties) throws InterruptedException {
		runs(properties.toArray(String[]::new));
		assertThat(this.sentry.events()).noneMatch((event) -> "fatal".equals(event.level()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.enabled=false", "sentry.enabled=false", "sentry.dsn=" })
	void sendsNothingWhereAllIsOff(String property) throws InterruptedException {
		runs(property);
		assertThat(this.sentry.requests()).isZero();
	}

	private void runs(String... properties) throws InterruptedException {
		JDA jda;
		try (ConfigurableApplicationContext bot = new SpringApplicationBuilder(PingBot.class)
			.web(WebApplicationType.NONE)
			.initializers((context) -> context.getBeanFactory().registerSingleton("discord", this.discord))
			.run(Stream
				.concat(Stream.of("sentry.dsn=" + this.sentry.dsn())
					.filter((dsn) -> Stream.of(properties).noneMatch("sentry.dsn="::equals)), Stream.of(properties))
				.map((property) -> "--" + property)
				.toArray(String[]::new))) {
			jda = bot.getBean(JDA.class);
			assertThat(this.discord.slash("ping").by("alice").send().awaitReply().content()).isEqualTo("pong");
		}
		assertThat(jda.awaitShutdown(TIMEOUT)).isTrue();
	}

}
