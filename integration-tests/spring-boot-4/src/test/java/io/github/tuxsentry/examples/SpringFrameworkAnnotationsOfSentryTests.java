package io.github.tuxsentry.examples;

import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Sentry;
import io.sentry.spring7.checkin.SentryCheckIn;
import io.sentry.spring7.tracing.SentrySpan;
import io.sentry.spring7.tracing.SentryTransaction;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;

/**
 * Code that was written for the starter of Sentry and Spring Boot 4 runs unchanged. That
 * for Spring Boot 3 is part of {@link ArrivalExamplesTests}.
 */
class SpringFrameworkAnnotationsOfSentryTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void areApplied() {
		BotContext.sendingTo(this.sentry)
			.withBean(Pages.class)
			.withBean(Reports.class)
			.withPropertyValues("sentry.enable-aot-compatibility=false", "sentry.traces-sample-rate=1")
			.run((context) -> {
				context.getBean(Reports.class).create();
				SentryItem transaction = this.sentry.awaitTransaction("reports");
				assertThat(transaction).hasOp("task.background").hasSpan("db.query", "Load pages");
				assertThat(this.sentry.awaitEvent((event) -> true)).hasTraceIdOf(transaction);
				this.sentry.awaitItems("check_in", 2);
			});
	}

	/**
	 * Reports, which contain pages.
	 */
	public static class Reports {

		private final Pages pages;

		Reports(Pages pages) {
			this.pages = pages;
		}

		@SentryTransaction(operation = "task.background", name = "reports")
		@SentryCheckIn("reports")
		public void create() {
			try {
				this.pages.load();
			}
			catch (IllegalStateException ex) {
				Sentry.captureException(ex);
			}
		}

	}

	/**
	 * Pages that cannot be loaded.
	 */
	public static class Pages {

		@SentrySpan(operation = "db.query", description = "Load pages")
		public void load() {
			throw new IllegalStateException("No pages");
		}

	}

}
