package io.github.tuxsentry.internal.autoconfigure;

import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.ScopesAdapter;
import io.sentry.SentryLevel;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.support.GenericConversionService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LevelNameConverter}.
 */
class LevelNameConverterTests {

	private static final Logger logger = LoggerFactory.getLogger(LevelNameConverterTests.class);

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@ParameterizedTest
	@CsvSource({ "notice, WARN, WARN, WARNING", "NOTICE, WARN, WARN, WARNING", "warning, WARN, WARN, WARNING",
			"warn, WARN, WARN, WARNING", "critical, FATAL, ERROR, FATAL", "fatal, FATAL, ERROR, FATAL",
			"error, ERROR, ERROR, ERROR", "Info, INFO, INFO, INFO", "debug, DEBUG, DEBUG, DEBUG" })
	void knowsTheNamesOfPythonAndThoseOfJava(String name, LogLevel logLevel, Level level, SentryLevel sentryLevel) {
		assertThat(convert(name, LogLevel.class)).isEqualTo(logLevel);
		assertThat(convert(name, Level.class)).isEqualTo(level);
		assertThat(convert(name, SentryLevel.class)).isEqualTo(sentryLevel);
	}

	@Test
	void leavesTheOtherNamesToSpringBoot() {
		assertThat(convert("off", LogLevel.class)).isEqualTo(LogLevel.OFF);
		assertThat(convert("false", LogLevel.class)).isEqualTo(LogLevel.OFF);
		assertThatExceptionOfType(ConversionException.class).isThrownBy(() -> convert("loud", LogLevel.class));
	}

	@Test
	void noticeAsTheLevelOfEventsSendsWarningsAndNoInformation() {
		runner("tux.sentry.logging.events=notice", "tux.sentry.logging.breadcrumbs=info").run((context) -> {
			assertThat(context).hasNotFailed();
			logger.info("informed");
			logger.warn("noticed");
			ScopesAdapter.getInstance().flush(5000);
			assertThat(this.sentry.events()).extracting((item) -> item.message()).containsExactly("noticed");
		});
	}

	@Test
	void isReadBySentrysOwnPropertiesAsWell() {
		runner("sentry.logging.minimum-event-level=critical", "sentry.logging.minimum-breadcrumb-level=notice",
				"sentry.diagnostic-level=notice")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(ScopesAdapter.getInstance().getOptions().getDiagnosticLevel())
					.isEqualTo(SentryLevel.WARNING);
			});
	}

	private ApplicationContextRunner runner(String... properties) {
		return BotContext.sendingTo(this.sentry).withPropertyValues(properties);
	}

	private static <T> T convert(String name, Class<T> type) {
		GenericConversionService service = new GenericConversionService();
		service.addConverter(new LevelNameConverter());
		return service.convert(name, type);
	}

}
