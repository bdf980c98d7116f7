package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.sentry.ScopesAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for a start with a malformed DSN and for {@link InvalidDsnFailureAnalyzer}.
 */
@ExtendWith(OutputCaptureExtension.class)
class MalformedDsnTests {

	private static final String KEY = "0123456789abcdef0123456789abcdef";

	private static final String SHAPE = "https://<public key>@<host>/<project id>";

	@ParameterizedTest
	@ValueSource(strings = { KEY, "https://host/42", "ftp://" + KEY + "@host/42", "https://" + KEY + "@host",
			"https://@host/42", "not a dsn", "https://" + KEY + "@/5", "https://" + KEY + "@host:99999/5",
			"https://" + KEY + "@host/abc" })
	void failsTheContext(String dsn) {
		BotContext.withoutDsn().withPropertyValues("sentry.dsn=" + dsn).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).hasRootCauseInstanceOf(InvalidDsnException.class)
				.hasStackTraceContaining("InvalidDsnException")
				.satisfies((failure) -> assertThat(messagesOf(failure)).doesNotContain(KEY));
		});
		assertThat(ScopesAdapter.getInstance().isEnabled()).isFalse();
	}

	@Test
	void saysWhichPropertyIsMalformedAndWhatItLooksLike(CapturedOutput output) {
		assertThatThrownBy(() -> start(new StandardEnvironment(), "--sentry.dsn=https://" + KEY + ":" + KEY + "@host"))
			.hasRootCauseInstanceOf(InvalidDsnException.class);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("The value of the property 'sentry.dsn' is not a Sentry DSN: "
					+ "its key, host or project id is missing or malformed.")
			.contains("Property: sentry.dsn")
			.contains("Value: https://***@host")
			.contains("Origin: \"sentry.dsn\" from property source \"commandLineArgs\"")
			.contains(SHAPE)
			.contains("remove the property or leave it empty")
			.doesNotContain(KEY);
	}

	@ParameterizedTest
	@CsvSource({ KEY + ", it does not start with https:// or http://",
			"https://host/42, it has no public key before an @" })
	void saysWhatIsWrong(String dsn, String reason, CapturedOutput output) {
		assertThatThrownBy(() -> start(new StandardEnvironment(), "--sentry.dsn=" + dsn))
			.hasRootCauseInstanceOf(InvalidDsnException.class);
		assertThat(output).contains("is not a Sentry DSN: " + reason + ".")
			.contains("Value: *** (keys not shown)")
			.contains(SHAPE)
			.doesNotContain(KEY);
	}

	@Test
	void saysThatItComesFromTheEnvironmentVariable(CapturedOutput output) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
					new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
							Map.of("SENTRY_DSN", "https://" + KEY)));
		assertThatThrownBy(() -> start(environment)).hasRootCauseInstanceOf(InvalidDsnException.class);
		assertThat(output).contains("Origin: System Environment Property \"SENTRY_DSN\"")
			.contains("Property: sentry.dsn (environment variable SENTRY_DSN)")
			.contains(SHAPE)
			.doesNotContain(KEY);
	}

	@Test
	void saysInWhichLineOfWhichFileItStands(@TempDir Path directory, CapturedOutput output) throws IOException {
		Path file = directory.resolve("application.yml");
		Files.writeString(file, """
				sentry:
				  dsn: "https://%s@host/"
				""".formatted(KEY));
		assertThatThrownBy(() -> start(new StandardEnvironment(), "--spring.config.location=" + file.toUri()))
			.hasRootCauseInstanceOf(InvalidDsnException.class);
		assertThat(output).containsPattern("Origin: .*application.yml.* - 2:8").contains(SHAPE).doesNotContain(KEY);
	}

	private static void start(StandardEnvironment environment, String... arguments) {
		SpringApplication application = new SpringApplication(Bot.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setEnvironment(environment);
		application.run(arguments).close();
	}

	private static String messagesOf(Throwable failure) {
		StringBuilder messages = new StringBuilder();
		for (Throwable current = failure; current != null; current = current.getCause()) {
			messages.append(current).append('\n');
		}
		return messages.toString();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Bot {

	}

}
