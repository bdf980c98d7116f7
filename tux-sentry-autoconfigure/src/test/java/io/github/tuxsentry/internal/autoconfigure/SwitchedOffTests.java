package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.internal.filter.EventFilterChain;
import io.github.tuxsentry.internal.filter.StormGuard;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sentry.protocol.SentryId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a bot that injects {@link DocumentedBeans all that is documented}, whatever
 * is switched off.
 */
public class SwitchedOffTests {

	private static final LocalSentry sentry = LocalSentry.start();

	@AfterAll
	static void stopSentry() {
		sentry.close();
	}

	static Stream<String> switches() throws IOException {
		return Stream.concat(Stream.of("sentry.enabled=false"),
				ConfigurationMetadataTests.properties().stream().filter(SwitchedOffTests::isSwitch).map((property) -> {
					boolean byDefault = property.path("defaultValue").asBoolean();
					return property.path("name").asText() + "=" + !byDefault;
				}));
	}

	public static Stream<String> rooms() throws IOException {
		return switches().filter((property) -> property.contains(".enabled="));
	}

	public static Stream<List<String>> halvesOfTheRooms() throws IOException {
		return Halves.of(rooms().filter((room) -> !room.contains("sentry.enabled=")).toList());
	}

	private static boolean isSwitch(JsonNode property) {
		return property.path("type").asText().equals("java.lang.Boolean");
	}

	@ParameterizedTest
	@MethodSource("switches")
	@Tag("long")
	void startsWithOneSwitchTurned(String property) {
		startsWith(property);
	}

	@ParameterizedTest
	@MethodSource("halvesOfTheSwitches")
	void startsWithHalfOfTheSwitchesTurned(List<String> properties) {
		startsWith(properties.toArray(String[]::new));
	}

	static Stream<List<String>> halvesOfTheSwitches() throws IOException {
		return Halves.of(switches().filter((property) -> !property.startsWith("sentry.enabled=")).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "sentry.enabled=false", "tux.sentry.enabled=false" })
	void startsIfAllIsOff(String property) {
		startsWith(property);
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "false" })
	void startsWithAllSwitchesTurned(String value) throws IOException {
		List<String> properties = new ArrayList<>();
		switches().forEach((property) -> properties.add(property.replaceAll("=.*", "=" + value)));
		startsWith(properties.toArray(String[]::new));
	}

	@ParameterizedTest
	@CsvSource({ "false, off;no;0;FALSE", "true, on;yes;1" })
	void wordsOfOneMeaningMakeTheSameBeans(String meaning, String words) throws IOException {
		List<String> expected = beansWithAllRooms(meaning);
		for (String word : words.split(";")) {
			assertThat(beansWithAllRooms(word)).as(word).isEqualTo(expected);
		}
	}

	private static List<String> beansWithAllRooms(String value) throws IOException {
		String[] properties = switches().filter((property) -> !property.contains("sentry.enabled="))
			.map((property) -> property.replaceAll("=.*", "=" + value))
			.toArray(String[]::new);
		List<String> beans = new ArrayList<>();
		BotContext.withoutDsn()
			.withPropertyValues(properties)
			.run((context) -> beans.addAll(List.of(context.getBeanDefinitionNames())));
		return beans;
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "false" })
	void startsWithoutADsn(String dsn) {
		startsWith("sentry.dsn=" + dsn);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.enabled=false", "sentry.enabled=false", "sentry.dsn=" })
	void nothingIsSentOrWrapped(String property) {
		LocalSentry silent = LocalSentry.start();
		BotContext.sendingTo(silent).withPropertyValues(property).withBean(DocumentedBeans.class).run((context) -> {
			DocumentedBeans beans = context.getBean(DocumentedBeans.class);
			SQLException failure = new SQLException("broken");
			Runnable task = () -> {
			};
			assertThat(beans.manager().captureException(failure)).isEqualTo(SentryId.EMPTY_ID);
			assertThat(beans.errors().captureDatabaseError(failure)).isEqualTo(SentryId.EMPTY_ID);
			assertThat(beans.context().wrap(task)).isSameAs(task);
			assertThat(context.getBean(EventFilterChain.class).dropped()).isEmpty();
			assertThat(context.getBean(StormGuard.class).statistics()).isEqualTo(new StormGuard.Statistics(0, 0, 0));
			assertThat(beans.delivery().snapshot().captured()).isZero();
			beans.manager().flush(Duration.ofSeconds(10));
		});
		SentryAssertions.assertThat(silent).hasReceivedNothing();
		silent.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.enabled=false", "tux.sentry.metrics.enabled=false" })
	void nothingIsCounted(String property) {
		BotContext.withoutDsn()
			.withPropertyValues(property)
			.withBean(DocumentedBeans.class)
			.withBean(SimpleMeterRegistry.class)
			.run((context) -> {
				context.getBean(DocumentedBeans.class).metrics().recordCommandMetric("ping", Duration.ofMillis(1));
				assertThat(context.getBean(SimpleMeterRegistry.class).getMeters()).isEmpty();
			});
	}

	@Test
	void secretsAreTakenOutOfTextsThatGoElsewhere() {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.enabled=false")
			.run((context) -> assertThat(context.getBean(Scrubber.class).scrub("password=hunter2hunter2"))
				.doesNotContain("hunter2"));
	}

	private static void startsWith(String... properties) {
		BotContext.sendingTo(sentry)
			.withPropertyValues(properties)
			.withBean(DocumentedBeans.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(DocumentedBeans.class)
				.satisfies((bot) -> assertThat(DocumentedBeans.types())
					.allSatisfy((type) -> assertThat(bot.getBeanNamesForType(type)).hasSize(1))));
	}

}
