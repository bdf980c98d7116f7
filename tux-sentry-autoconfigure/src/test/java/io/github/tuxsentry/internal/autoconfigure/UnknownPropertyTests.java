package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

import io.github.tuxsentry.internal.sampling.SamplingProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for a start with properties that the library does not know.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnknownPropertyTests {

	@ParameterizedTest
	@CsvSource({ "tux.sentry.sampling.comands, tux.sentry.sampling.commands",
			"tux.sentry.sampling.command, tux.sentry.sampling.commands", "tux.sentry.enable, tux.sentry.enabled",
			"tux.sentry.samplings.commands, tux.sentry.sampling.commands",
			"tux.sentry.filter.ignored-exception, tux.sentry.filter.ignored-exceptions",
			"tux.sentry.discord.enabled.x, tux.sentry.discord.enabled" })
	void failsAndSuggestsTheOneThatWasMeant(String name, String meant) {
		BotContext.withoutDsn()
			.withPropertyValues(name + "=1")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(UnknownPropertyException.class)
				.hasMessageContaining("There is no property " + name + ".")
				.hasMessageContaining("Did you mean " + meant + "?"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			tux.sentry.sampling.xyzzyxyzzy        | tux.sentry.sampling.commands, tux.sentry.sampling.database
			tux.sentry.sampling.rules[0].operation | tux.sentry.sampling.rules[0].name, tux.sentry.sampling.rules[0].op
			tux.sentry.xyzzyxyzzy.a.b             | tux.sentry.sampling.*
			tux.sentry.xyzzyxyzzy                 | tux.sentry.tags
			tux.sentry                            | tux.sentry.tags, tux.sentry.sampling.*
			tux.sentry.filter.excluded-loggers.a  | tux.sentry.filter.excluded-loggers
			""")
	void saysWhatIsAllowed(String name, String allowed) {
		BotContext.withoutDsn()
			.withPropertyValues(name + "=1")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(UnknownPropertyException.class)
				.hasMessageContaining("There is no property " + name + ".")
				.message()
				.matches((message) -> Arrays.stream(allowed.split(", ")).allMatch(message::contains)));
	}

	@Test
	void startsWithAnyFormOfAKnownOne() {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.sampling.commands=1", "tux.sentry.SAMPLING.Commands=1",
					"tux.sentry.filter.excludedLoggers=a", "tux.sentry.filter.excluded_loggers=a",
					"tux.sentry.filter.excluded-loggers[0]=a", "tux.sentry.tags.a=b", "tux.sentry.tags[a.b]=c",
					"tux.sentry.tags.a.b=c", "tux.sentry.sampling.exceptions.java.io.IOException=1",
					"tux.sentry.sampling.exceptions[java.io.IOException]=1", "tux.sentryish.nothing=1", "tux.other=1")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void startsWithAKnownOneWithoutAValue() {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.filter.excluded-loggers=")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void startsIfAllPropertiesOfAFileAreCommentedOut() {
		BotContext.withoutDsn().withPropertyValues("tux.sentry=").run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void knowsWhatTheMetadataKnows() throws IOException {
		assertThat(KnownProperties.find(getClass().getClassLoader(), new SimpleMetadataReaderFactory()).names())
			.containsExactlyInAnyOrderElementsOf(ConfigurationMetadataTests.properties()
				.stream()
				.map((node) -> node.path("name").asText())
				.toList());
	}

	@Test
	void explainsTheFailure(CapturedOutput output) {
		assertThatThrownBy(() -> start("--tux.sentry.sampling.comands=1", "--tux.sentry.metrics.qqqqqqqqqqqq=2"))
			.isInstanceOf(UnknownPropertyException.class);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Property: tux.sentry.sampling.comands")
			.contains("Origin: \"tux.sentry.sampling.comands\" from property source \"commandLineArgs\"")
			.contains("Replace 'tux.sentry.sampling.comands' with 'tux.sentry.sampling.commands'.")
			.contains("Remove 'tux.sentry.metrics.qqqqqqqqqqqq'. Allowed properties:")
			.contains("\n    tux.sentry.metrics.step\n");
	}

	@Test
	void explainsARateOutOfRange(CapturedOutput output) {
		assertThatThrownBy(
				() -> start("--tux.sentry.sampling.rules[0].op=db**", "--tux.sentry.sampling.rules[0].rate=1"))
			.isNotNull();
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("tux.sentry.sampling.rules[0].op")
			.contains("A pattern consists of 1 to 200 characters");
	}

	@Test
	void explainsARateOfNoException(CapturedOutput output) {
		assertThatThrownBy(() -> start("--tux.sentry.sampling.exceptions.no.such.Exception=1")).isNotNull();
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("tux.sentry.sampling.exceptions.no.such.Exception")
			.contains("The class does not exist");
	}

	@Test
	void onlyWarnsOfAnEnvironmentVariable(CapturedOutput output) {
		withVariables(Map.of("TUX_SENTRY_PORT_80_TCP", "tcp://10.0.0.1:80", "TUX_SENTRY_SAMPLING_COMANDS", "1",
				"TUX_SENTRYISH", "1", "TUX_SENTRY", "1"))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("tux-sentry has no property for the environment variable TUX_SENTRY_PORT_80_TCP")
			.contains("tux-sentry has no property for the environment variable TUX_SENTRY_SAMPLING_COMANDS")
			.contains("tux-sentry has no property for the environment variable TUX_SENTRY,")
			.doesNotContain("TUX_SENTRYISH");
	}

	@Test
	void warnsOfNoEnvironmentVariableThatItKnows(CapturedOutput output) {
		withVariables(Map.of("TUX_SENTRY_SAMPLING_COMMANDS", "1", "TUX_SENTRY_FILTER_EXCLUDEDLOGGERS", "a",
				"TUX_SENTRY_FILTER_EXCLUDED_LOGGERS_0", "b", "TUX_SENTRY_TAGS_REGION", "eu",
				"TUX_SENTRY_SAMPLING_RULES_0_OP", "db", "TUX_SENTRY_SAMPLING_RULES_0_RATE", "1"))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(SamplingProperties.class).rules()).hasSize(1);
			});
		assertThat(output).doesNotContain("tux-sentry has no property");
	}

	private static ApplicationContextRunner withVariables(Map<String, Object> variables) {
		return BotContext.withoutDsn()
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
								variables)));
	}

	private static void start(String... arguments) {
		SpringApplication application = new SpringApplication(Bot.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.run(arguments).close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Bot {

	}

}
