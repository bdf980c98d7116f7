package io.github.tuxsentry.internal.autoconfigure;

import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Failure analyzer that lists the versions of Sentry on the class path, and the lines of
 * a build that select an unsupported one.
 */
final class UnsupportedSentryVersionFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedSentryVersionException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedSentryVersionException cause) {
		SentryVersions versions = cause.getVersions();
		Map<String, String> unsupported = versions.unsupported();
		String description = versions.versions()
			.entrySet()
			.stream()
			.map((entry) -> "    io.sentry:" + entry.getKey() + ":" + entry.getValue()
					+ (unsupported.containsKey(entry.getKey()) ? " (required: " + SentryVersions.REQUIRED + ")" : ""))
			.collect(Collectors.joining("\n",
					"The class path contains modules of Sentry that tux-sentry does not support:\n\n", ""));
		String lines = unsupported.entrySet()
			.stream()
			.map((entry) -> "    <artifactId>" + entry.getKey() + "</artifactId> <version>" + entry.getValue()
					+ "</version>")
			.collect(Collectors.joining("\n"));
		String action = """
				Remove the version from the dependencies and the dependencyManagement of your build, in Maven:

				%1$s

				If it is set by a BOM such as io.sentry:sentry-bom, remove the import of the BOM. All modules of \
				Sentry must have the same version, %2$s or later.""".formatted(lines, SentryVersions.REQUIRED);
		return new FailureAnalysis(description, action, cause);
	}

}
