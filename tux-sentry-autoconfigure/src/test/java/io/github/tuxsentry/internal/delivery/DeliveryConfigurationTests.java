package io.github.tuxsentry.internal.delivery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.DeliveryStats;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.AsyncHttpTransportFactory;
import io.sentry.IScopes;
import io.sentry.ITransportFactory;
import io.sentry.SentryOptions.BeforeSendCallback;
import io.sentry.SentryOptions.OnDiscardCallback;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeliveryConfiguration}.
 */
class DeliveryConfigurationTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void countsWhatIsSent() {
		BotContext.sendingTo(this.sentry).run((context) -> {
			DeliveryStats before = stats(context);
			context.getBean(SentryManager.class).captureMessage("sent");
			this.sentry.awaitItems(SentryItem.EVENT, 1);
			context.getBean(IScopes.class).flush(30_000);
			assertThat(stats(context).captured()).isEqualTo(before.captured() + 1);
			assertThat(stats(context).sent()).isEqualTo(before.sent() + 1);
		});
	}

	@Test
	void losesNothingOfABurst() {
		losesNothing(150, "tux.sentry.delivery.queue-memory=2400KB");
	}

	@Test
	@Tag("long")
	void losesNothingOfALongBurst() {
		losesNothing(2000, "tux.sentry.delivery.queue-memory=32MB");
	}

	private void losesNothing(int burst, String memory) {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.filter.storm.enabled=false", memory)
			.run((context) -> {
				this.sentry.stopAccepting();
				SentryManager manager = context.getBean(SentryManager.class);
				for (int i = 0; i < burst; i++) {
					manager.captureException(new IllegalStateException("burst " + i));
				}
				assertThat(stats(context).dropped()).isEmpty();
				assertThat(stats(context).queued()).isGreaterThanOrEqualTo(burst);
				this.sentry.resumeAccepting();
				context.getBean(IScopes.class).flush(60_000);
				assertThat(stats(context).dropped()).isEmpty();
				assertThat(this.sentry.events()).hasSize(burst);
			});
	}

	@Test
	void keepsEnvelopesInTheOfflineDirectoryForTheNextRun(@TempDir Path directory) {
		this.sentry.stopAccepting();
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.delivery.offline-directory=" + directory)
			.run((context) -> context.getBean(SentryManager.class).captureMessage("kept"));
		this.sentry.resumeAccepting();
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.delivery.offline-directory=" + directory)
			.run((context) -> assertThat(stats(context).restored()).isPositive());
		assertThat(this.sentry.events()).extracting(SentryItem::message).containsExactly("kept");
	}

	@Test
	void leavesTheTransportToTheApplication() {
		BotContext.sendingTo(this.sentry)
			.withBean(ITransportFactory.class, AsyncHttpTransportFactory::new)
			.run((context) -> {
				assertThat(context.getBean(IScopes.class).getOptions().getTransportFactory())
					.isNotInstanceOf(DeliveryTransportFactory.class);
				context.getBean(SentryManager.class).captureMessage("sent");
				this.sentry.awaitItems(SentryItem.EVENT, 1);
			});
	}

	@Test
	void countsBesideTheDiscardCallbacksOfTheApplication() {
		List<String> told = new ArrayList<>();
		BotContext.sendingTo(this.sentry)
			.withBean("one", OnDiscardCallback.class, () -> (reason, category, number) -> told.add("one"))
			.withBean("other", OnDiscardCallback.class, () -> (reason, category, number) -> told.add("other"))
			.withBean(BeforeSendCallback.class, () -> (event, hint) -> null)
			.run((context) -> {
				context.getBean(SentryManager.class).captureMessage("dropped");
				assertThat(told).containsExactlyInAnyOrder("one", "other");
				assertThat(stats(context).discarded()).containsEntry("before_send", 1L);
			});
	}

	@Test
	void backsOffForABeanOfTheApplication() {
		BotContext.sendingTo(this.sentry)
			.withBean("own", DeliveryCounters.class, DeliveryCounters::new)
			.run((context) -> assertThat(context).hasSingleBean(DeliveryCounters.class).hasBean("own"));
	}

	@Test
	void countsNothingWithoutADsn() {
		BotContext.withoutDsn().run((context) -> {
			context.getBean(SentryManager.class).captureMessage("nowhere");
			assertThat(stats(context).captured()).isZero();
		});
	}

	@Test
	void backsOffWithoutSentryOnTheClassPath() {
		BotContext.onlyOurs().withClassLoader(new FilteredClassLoader(IScopes.class)).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context).doesNotHaveBean(DeliveryCounters.class);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "queue-memory=0B", "request-timeout=0s", "offline-max-size=-1MB", "offline-max-age=0s" })
	void refusesBoundsThatLetNothingThrough(String property) {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.delivery." + property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("tux.sentry.delivery." + property.split("=")[0]));
	}

	private static DeliveryStats stats(AssertableApplicationContext context) {
		return context.getBean(DeliveryCounters.class).snapshot();
	}

}
