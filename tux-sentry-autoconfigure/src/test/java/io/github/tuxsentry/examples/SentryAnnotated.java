package io.github.tuxsentry.examples;

import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.spring.jakarta.checkin.SentryCheckIn;
import io.sentry.spring.jakarta.tracing.SentrySpan;
import io.sentry.spring.jakarta.tracing.SentryTransaction;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The code of docs/coming-from-sentry-starter.md, written for the starter of Sentry.
 */
public class SentryAnnotated {

	private final Reports reports;

	SentryAnnotated(Reports reports) {
		this.reports = reports;
	}

	@SentryTransaction(operation = "task.background", name = "reports")
	@SentryCheckIn("reports")
	public void createReports() {
		Sentry.configureScope((scope) -> scope.setTag("report.kind", "daily"));
		try {
			this.reports.create();
		}
		catch (IllegalStateException ex) {
			Sentry.captureException(ex);
		}
	}

	/**
	 * Reports that can fail.
	 */
	public static class Reports {

		@SentrySpan(operation = "db.query", description = "Load reports")
		public void create() {
			throw new IllegalStateException("No reports");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Options {

		@Bean
		Sentry.OptionsConfiguration<SentryOptions> serverName() {
			return (options) -> options.setServerName("bot-1");
		}

	}

}
