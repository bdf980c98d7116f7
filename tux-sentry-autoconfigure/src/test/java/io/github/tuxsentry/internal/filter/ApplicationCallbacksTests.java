package io.github.tuxsentry.internal.filter;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.error.ErrorSeverity;
import io.github.tuxsentry.error.TuxException;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.internal.sampling.OperationSampler;
import io.github.tuxsentry.spi.ContextContributor;
import io.github.tuxsentry.spi.EventFilter;
import io.github.tuxsentry.spi.SpanFilter;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryAssertions;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.ScopesAdapter;
import io.sentry.Sentry;
import io.sentry.SentryBaseEvent;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.SentryOptions.BeforeSendCallback;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;
import io.sentry.SentryOptions.TracesSamplerCallback;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what becomes of the application's own beans of Sentry's callback types.
 */
class ApplicationCallbacksTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void runsSeveralOfEachInTheirOrder() {
		BotContext.sendingTo(this.sentry).withUserConfiguration(SeveralOfEach.class).run((context) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			manager.captureException(new IllegalStateException("boom"));
			manager.startTransaction("first sampler", "a").close();
			manager.startTransaction("second sampler", "b").close();
			manager.startTransaction("function", "c").close();
			manager.flush(TIMEOUT);
		});
		SentryAssertions.assertThat(this.sentry).onlyEvent().hasTag("callbacks", "first,second");
		SentryAssertions.assertThat(this.sentry).onlyTransaction("a").hasTag("callbacks", "first,second");
		SentryAssertions.assertThat(this.sentry).onlyTransaction("b").hasTag("callbacks", "first,second");
		SentryAssertions.assertThat(this.sentry).hasTransactions(2);
	}

	@Test
	void puttingOursBeforeThemInTheSdk() {
		BotContext.sendingTo(this.sentry).withUserConfiguration(SeveralOfEach.class).run((context) -> {
			SentryOptions options = ScopesAdapter.getInstance().getOptions();
			assertThat(options.getBeforeSend()).isSameAs(context.getBean(EventFilterChain.class));
			assertThat(options.getBeforeSendTransaction()).isSameAs(context.getBean(TransactionFilterChain.class));
			assertThat(options.getTracesSampler()).isSameAs(context.getBean(OperationSampler.class));
			assertThat(context.getBeanNamesForType(BeforeSendCallback.class)).contains("firstBeforeSend",
					"secondBeforeSend", "tuxSentryEventFilterChain");
		});
	}

	@Test
	void runsThoseThatAreMarkedPrimaryBesideOurs() {
		BotContext.sendingTo(this.sentry).withUserConfiguration(PrimaryOnes.class).run((context) -> {
			assertThat(context).hasNotFailed();
			SentryOptions options = ScopesAdapter.getInstance().getOptions();
			assertThat(options.getBeforeSend()).isSameAs(context.getBean(EventFilterChain.class));
			assertThat(options.getBeforeSendTransaction()).isSameAs(context.getBean(TransactionFilterChain.class));
			assertThat(options.getTracesSampler()).isSameAs(context.getBean(OperationSampler.class));
			SentryManager manager = context.getBean(SentryManager.class);
			manager.captureException(new IllegalStateException("boom"));
			manager.captureException(new IllegalStateException("ours", new UserFacingException()));
			manager.startTransaction("function", "t").close();
			manager.flush(TIMEOUT);
		});
		SentryAssertions.assertThat(this.sentry).onlyEvent().hasTag("primary", "yes").hasTag("other", "yes");
		SentryAssertions.assertThat(this.sentry).onlyTransaction("t").hasTag("primary", "yes");
	}

	@Test
	void letsThemUseTheManager() {
		BotContext.sendingTo(this.sentry).withUserConfiguration(UsingTheManager.class).run((context) -> {
			assertThat(context).hasNotFailed();
			SentryManager manager = context.getBean(SentryManager.class);
			manager.captureException(new IllegalStateException("boom"));
			manager.startTransaction("function", "t").close();
			manager.flush(TIMEOUT);
		});
		SentryAssertions.assertThat(this.sentry).onlyEvent().hasTag("initialized", "true");
		SentryAssertions.assertThat(this.sentry).onlyTransaction("t").hasTag("initialized", "true");
	}

	@Test
	void letsThemUseTheManagerWithoutDsnToo() {
		BotContext.withoutDsn()
			.withUserConfiguration(UsingTheManager.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void sendsWhatIsCapturedWhileTheContextStillStarts() {
		BotContext.sendingTo(this.sentry).withUserConfiguration(CapturingEarly.class).run((context) -> {
			assertThat(context).hasNotFailed();
			context.getBean(SentryManager.class).flush(TIMEOUT);
		});
		SentryAssertions.assertThat(this.sentry).onlyEvent().hasMessage("early");
	}

	@Test
	void doesNotHoldUpAThreadThatCapturesWhileTheContextStillStarts() {
		BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.filter.ignored-exceptions=java.io.IOException")
			.withUserConfiguration(CapturingOnAnotherThread.class)
			.run((context) -> {
				assertThat(context).hasNotFailed();
				SentryManager manager = context.getBean(SentryManager.class);
				manager.captureMessage("late");
				manager.startTransaction("function", "sampled").close();
				manager.flush(TIMEOUT);
				assertThat(context.getBean(EventFilterChain.class).dropped())
					.containsExactlyInAnyOrderEntriesOf(Map.of("ignored_exception", 1L, "application", 1L));
			});
		SentryAssertions.assertThat(this.sentry).onlyEvent().hasMessage("late");
		SentryAssertions.assertThat(this.sentry).onlyTransaction("sampled");
	}

	@Test
	void letsOptionsConfigurationsOfTheApplicationHaveTheLastWord() {
		BotContext.sendingTo(this.sentry).withUserConfiguration(OwnOptions.class).run((context) -> {
			SentryOptions options = ScopesAdapter.getInstance().getOptions();
			assertThat(options.getEnvironment()).isEqualTo("of its own, was production");
			assertThat(options.getMaxBreadcrumbs()).isEqualTo(3);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class SeveralOfEach {

		@Bean
		@Order(2)
		BeforeSendCallback secondBeforeSend() {
			return (event, hint) -> tagged(event, "second");
		}

		@Bean
		@Order(1)
		BeforeSendCallback firstBeforeSend() {
			return (event, hint) -> tagged(event, "first");
		}

		@Bean
		@Order(2)
		BeforeSendTransactionCallback secondBeforeSendTransaction() {
			return (transaction, hint) -> tagged(transaction, "second");
		}

		@Bean
		@Order(1)
		BeforeSendTransactionCallback firstBeforeSendTransaction() {
			return (transaction, hint) -> tagged(transaction, "first");
		}

		@Bean
		@Order(2)
		TracesSamplerCallback secondSampler() {
			return (context) -> switch (context.getTransactionContext().getOperation()) {
				case "second sampler" -> 1.0;
				case "first sampler" -> 0.0;
				default -> 0.0;
			};
		}

		@Bean
		@Order(1)
		TracesSamplerCallback firstSampler() {
			return (context) -> "first sampler".equals(context.getTransactionContext().getOperation()) ? 1.0 : null;
		}

		private static <T extends SentryBaseEvent> T tagged(T event, String name) {
			String before = event.getTag("callbacks");
			event.setTag("callbacks", (before != null) ? before + "," + name : name);
			return event;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryOnes {

		@Bean
		@Primary
		BeforeSendCallback primaryBeforeSend() {
			return (event, hint) -> {
				event.setTag("primary", "yes");
				return event;
			};
		}

		@Bean
		BeforeSendCallback otherBeforeSend() {
			return (event, hint) -> {
				event.setTag("other", "yes");
				return event;
			};
		}

		@Bean
		@Primary
		BeforeSendTransactionCallback primaryBeforeSendTransaction() {
			return (transaction, hint) -> {
				transaction.setTag("primary", "yes");
				return transaction;
			};
		}

		@Bean
		@Primary
		TracesSamplerCallback primarySampler() {
			return (context) -> 1.0;
		}

	}

	static class UserFacingException extends TuxException {

		private static final long serialVersionUID = 1L;

		UserFacingException() {
			super("not_allowed", "not allowed", ErrorSeverity.INFO, "You may not.", null);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UsingTheManager {

		@Bean
		BeforeSendCallback beforeSend(SentryManager manager) {
			return (event, hint) -> {
				event.setTag("initialized", String.valueOf(manager.isInitialized()));
				return event;
			};
		}

		@Bean
		BeforeSendTransactionCallback beforeSendTransaction(SentryManager manager) {
			return (transaction, hint) -> {
				transaction.setTag("initialized", String.valueOf(manager.isInitialized()));
				return transaction;
			};
		}

		@Bean
		TracesSamplerCallback sampler(SentryManager manager) {
			return (context) -> manager.isInitialized() ? 1.0 : 0.0;
		}

		@Bean
		EventFilter filter(SentryManager manager) {
			return new EventFilter() {

				@Override
				public String reason() {
					return "not initialized";
				}

				@Override
				public boolean drops(SentryEvent event, Hint hint) {
					return !manager.isInitialized();
				}

			};
		}

		@Bean
		SpanFilter spanFilter(SentryManager manager) {
			return (span) -> !manager.isInitialized();
		}

		@Bean
		ContextContributor contributor(SentryManager manager) {
			return new ContextContributor() {
			};
		}

		@Bean
		MetricsPublisher publisher(SentryManager manager) {
			return manager::isInitialized;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CapturingEarly {

		@Bean
		Object capturing(SentryManager manager) {
			manager.captureMessage("early");
			return new Object();
		}

		@Bean
		BeforeSendCallback beforeSend(SentryManager manager) {
			return (event, hint) -> event;
		}

		@Bean
		EventProcessor eventProcessor() {
			return new EventProcessor() {
			};
		}

	}

	/**
	 * Waits for another thread while it is made, as a bean of JDA does that awaits its
	 * connection.
	 */
	@Configuration(proxyBeanMethods = false)
	static class CapturingOnAnotherThread {

		@Bean
		EventFilter filterThatNeedsTheConnection(@Qualifier("connecting") Object connecting) {
			return new EventFilter() {

				@Override
				public String reason() {
					return "none";
				}

				@Override
				public boolean drops(SentryEvent event, Hint hint) {
					return false;
				}

			};
		}

		@Bean
		Object connecting(SentryManager manager) throws InterruptedException {
			Thread thread = new Thread(() -> {
				manager.captureException(new IOException());
				manager.captureMessage("early");
				manager.startTransaction("function", "t").close();
			});
			thread.start();
			thread.join(TIMEOUT.toMillis());
			assertThat(thread.isAlive()).as("held up").isFalse();
			return new Object();
		}

		@Bean
		BeforeSendCallback beforeSend(SentryManager manager) {
			return (event, hint) -> event;
		}

		@Bean
		TracesSamplerCallback sampler(SentryManager manager) {
			return (context) -> "sampled".equals(context.getTransactionContext().getName()) ? 1.0 : 0.0;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnOptions {

		@Bean
		Sentry.OptionsConfiguration<SentryOptions> ownOptions() {
			return (options) -> {
				options.setEnvironment("of its own, was " + options.getEnvironment());
				options.setMaxBreadcrumbs(3);
			};
		}

	}

}
