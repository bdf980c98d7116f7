package io.github.tuxsentry.internal.autoconfigure;

import java.time.Duration;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.IScopes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TuxSentryScrubAutoConfiguration}.
 */
class TuxSentryScrubAutoConfigurationTests {

	private static final String TEXT = "password=hunter2 bob@example.org 203.0.113.7 CASE-1 shoe=43 page_token=7";

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void scrubsByDefault() {
		BotContext.withoutDsn()
			.run((context) -> assertThat(context.getBean(Scrubber.class).scrub(TEXT))
				.isEqualTo("password=[password] [email] [ip address] CASE-1 shoe=43 page_token=[token]"));
	}

	@Test
	void scrubsWhatTheApplicationWants() {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.scrub.emails=false", "tux.sentry.scrub.ip-addresses=false",
					"tux.sentry.scrub.keys=shoe", "tux.sentry.scrub.allowed-keys=page-token",
					"tux.sentry.scrub.patterns.case-number=CASE-\\d+")
			.run((context) -> assertThat(context.getBean(Scrubber.class).scrub(TEXT))
				.isEqualTo("password=[password] bob@example.org 203.0.113.7 [case number] shoe=[shoe] page_token=7"));
	}

	@Test
	void scrubsWithoutSentryOnTheClassPath() {
		BotContext.onlyOurs()
			.withClassLoader(new FilteredClassLoader(IScopes.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(Scrubber.class));
	}

	@Test
	void scrubsWhatIsSent() {
		BotContext.sendingTo(this.sentry).run(TuxSentryScrubAutoConfigurationTests::sendText);
		assertThat(this.sentry.awaitEvent((event) -> true).message())
			.isEqualTo("password=[password] [email] [ip address] CASE-1 shoe=43 page_token=[token]");
	}

	@Test
	void sendsTextsAsTheyAreByProperty() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.scrub.enabled=false")
			.run(TuxSentryScrubAutoConfigurationTests::sendText);
		assertThat(this.sentry.awaitEvent((event) -> true).message()).isEqualTo(TEXT);
	}

	@Test
	void leavesTheSdksSerializerWhereNothingIsSent() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("tuxSentrySerializerOptions"));
	}

	private static void sendText(ApplicationContext context) {
		SentryManager manager = context.getBean(SentryManager.class);
		manager.captureMessage(TEXT);
		manager.flush(Duration.ofSeconds(10));
	}

	@Test
	void leavesTextsAloneByProperty() {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.scrub.enabled=false")
			.run((context) -> assertThat(context.getBean(Scrubber.class).scrub(TEXT)).isEqualTo(TEXT));
	}

	@Test
	void backsOffForAScrubberOfTheApplication() {
		BotContext.withoutDsn()
			.withUserConfiguration(OwnScrubber.class)
			.run((context) -> assertThat(context).hasSingleBean(Scrubber.class).hasBean("ownScrubber"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
			tux.sentry.scrub.patterns.case | [a-z
			tux.sentry.scrub.patterns.case | a*
			tux.sentry.scrub.keys | --
			tux.sentry.scrub.allowed-keys | --
			""")
	void saysWhichPropertyIsWrong(String property, String value) {
		BotContext.withoutDsn()
			.withPropertyValues(property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining(property));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnScrubber {

		@Bean
		Scrubber ownScrubber() {
			return Scrubber.none();
		}

	}

}
