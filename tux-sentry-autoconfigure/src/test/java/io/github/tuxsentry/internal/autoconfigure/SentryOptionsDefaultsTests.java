package io.github.tuxsentry.internal.autoconfigure;

import java.util.Map;
import java.util.function.Consumer;

import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.ScopesAdapter;
import io.sentry.SentryOptions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link SentryOptionsDefaults}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SentryOptionsDefaultsTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	private final ApplicationContextRunner contextRunner = BotContext.sendingTo(this.sentry);

	@Test
	void sendsNoPersonalDataKeeps50BreadcrumbsAndAttachesStackTraces() {
		this.contextRunner.run(withOptions((options) -> {
			assertThat(options.isSendDefaultPii()).isFalse();
			assertThat(options.getMaxBreadcrumbs()).isEqualTo(50);
			assertThat(options.isAttachStacktrace()).isTrue();
			assertThat(options.getMaxQueueSize()).isEqualTo(10_000);
			assertThat(options.getShutdownTimeoutMillis()).isEqualTo(5000);
		}));
	}

	@Test
	void leavesToSentrysOwnPropertiesWhatTheySay() {
		this.contextRunner
			.withPropertyValues("sentry.send-default-pii=true", "sentry.max-breadcrumbs=7",
					"sentry.attach-stacktrace=false", "sentry.max-queue-size=5", "sentry.shutdown-timeout-millis=1")
			.run(withOptions(SentryOptionsDefaultsTests::assertThatAllIsSetOtherwise));
	}

	@Test
	void leavesToThemWhatTheySayInWhateverSpelling() {
		this.contextRunner
			.withPropertyValues("sentry.sendDefaultPii=true", "sentry.maxBreadcrumbs=7",
					"sentry.attach_stacktrace=false")
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
						Map.of("SENTRY_MAXQUEUESIZE", "5", "SENTRY_SHUTDOWNTIMEOUTMILLIS", "1"))))
			.run(withOptions(SentryOptionsDefaultsTests::assertThatAllIsSetOtherwise));
	}

	@Test
	void takesThePackagesOfTheApplicationForItsOwnCode() {
		this.contextRunner.withUserConfiguration(Bot.class)
			.run(withOptions((options) -> assertThat(options.getInAppIncludes()).contains(Bot.class.getPackageName())));
	}

	@Test
	void takesThePackageOfTheMainClassWithoutMakingIt() {
		this.contextRunner.withUserConfiguration(NeverMade.class)
			.run(withOptions((options) -> assertThat(options.getInAppIncludes())
				.containsExactly(NeverMade.class.getPackageName())));
	}

	@Test
	void takesFurtherPackagesFromSentrysOwnProperty() {
		this.contextRunner.withUserConfiguration(Bot.class)
			.withPropertyValues("sentry.in-app-includes=org.example")
			.run(withOptions((options) -> assertThat(options.getInAppIncludes()).contains("org.example",
					Bot.class.getPackageName())));
	}

	@Test
	void startsWithoutAnApplicationPackage() {
		this.contextRunner.run(withOptions((options) -> assertThat(options.getInAppIncludes()).isEmpty()));
	}

	@Test
	void tagsAllEventsWithTheTagsOfTheProperties(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues("tux.sentry.tags.node_id=node-1", "tux.sentry.tags[guild.id]=42",
					"tux.sentry.tags.empty=", "tux.sentry.tags[not a key of options]=v", "sentry.tags.sentrys=own")
			.run(withOptions((options) -> assertThat(options.getTags()).containsOnly(entry("node_id", "node-1"),
					entry("guild.id", "42"), entry("sentrys", "own"))));
		assertThat(output).contains("Tag 'empty' is not set").contains("Tag 'not a key of options' is not set");
	}

	@Test
	void tagsAllEventsWithTheContainer() {
		this.contextRunner.withUserConfiguration(NeverMade.class)
			.withSystemProperties("NODE_ID=node-1", "SERVICE_ID=bot", "INSTANCE_ID=bot-1", "SITE_ID=")
			.withPropertyValues("sentry.tags.service_id=sentrys", "tux.sentry.tags.instance_id=ours")
			.run(withOptions((options) -> assertThat(options.getTags()).containsOnly(entry("node_id", "node-1"),
					entry("service_id", "sentrys"), entry("instance_id", "ours"), entry("appclass", "NeverMade"))));
	}

	@Test
	void tagsNoEventWithTheContainerWhereItIsSwitchedOff() {
		this.contextRunner.withUserConfiguration(NeverMade.class)
			.withSystemProperties("NODE_ID=node-1", "SERVICE_ID=bot")
			.withPropertyValues("tux.sentry.container-tags=false", "tux.sentry.tags.site_id=ours")
			.run(withOptions((options) -> assertThat(options.getTags()).containsOnly(entry("site_id", "ours"))));
	}

	private static void assertThatAllIsSetOtherwise(SentryOptions options) {
		assertThat(options.isSendDefaultPii()).isTrue();
		assertThat(options.getMaxBreadcrumbs()).isEqualTo(7);
		assertThat(options.isAttachStacktrace()).isFalse();
		assertThat(options.getMaxQueueSize()).isEqualTo(5);
		assertThat(options.getShutdownTimeoutMillis()).isEqualTo(1);
	}

	private static ContextConsumer<AssertableApplicationContext> withOptions(Consumer<SentryOptions> assertions) {
		return (context) -> {
			assertThat(context).hasNotFailed();
			assertThat(ScopesAdapter.getInstance().isEnabled()).isTrue();
			assertions.accept(ScopesAdapter.getInstance().getOptions());
		};
	}

	@SpringBootConfiguration
	@Lazy
	static class NeverMade {

		NeverMade() {
			throw new IllegalStateException("the main class is made for its package");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage
	static class Bot {

	}

}
