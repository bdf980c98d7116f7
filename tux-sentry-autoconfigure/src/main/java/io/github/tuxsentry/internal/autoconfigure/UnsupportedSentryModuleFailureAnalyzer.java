package io.github.tuxsentry.internal.autoconfigure;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Failure analyzer that names the starter for the version of Spring Boot of the
 * application, and the dependency that is to be replaced.
 */
final class UnsupportedSentryModuleFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedSentryModuleException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedSentryModuleException cause) {
		SentryModule found = cause.getModule();
		SentryModule supported = found.other();
		String description = """
				The application runs on Spring Boot %s, but the class path contains the module of Sentry for \
				Spring Boot %s:

				    io.sentry:%s""".formatted(SpringBootVersion.getVersion(), found.springBoot(), found.artifact());
		if (cause.isReplacementPresent()) {
			description += "\n\nIt also contains io.sentry:" + supported.artifact() + ", the module for Spring Boot "
					+ supported.springBoot() + ".";
		}
		return new FailureAnalysis(description, action(found, supported, cause.isReplacementPresent()), cause);
	}

	private static String action(SentryModule found, SentryModule supported, boolean removeOnly) {
		String change = removeOnly ? """
				Remove this dependency from your build:

				    io.github.tuxsentry:%1$s

				and keep this one:

				    io.github.tuxsentry:%2$s""" : """
				Replace this dependency of your build:

				    io.github.tuxsentry:%1$s

				by this one:

				    io.github.tuxsentry:%2$s""";
		return change.formatted(found.starter(), supported.starter()) + """


				If your build declares io.sentry:%1$s or io.sentry:%2$s, remove it: %3$s \
				brings io.sentry:%4$s.""".formatted(found.sentryStarter(), found.artifact(), supported.starter(),
				supported.artifact());
	}

}
