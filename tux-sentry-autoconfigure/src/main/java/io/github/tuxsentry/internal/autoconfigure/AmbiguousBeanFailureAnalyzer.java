package io.github.tuxsentry.internal.autoconfigure;

import java.util.stream.Collectors;

import io.github.tuxsentry.internal.beans.AmbiguousBeanException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Failure analyzer that lists the beans of a type of which the library uses only one.
 */
final class AmbiguousBeanFailureAnalyzer extends AbstractFailureAnalyzer<AmbiguousBeanException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, AmbiguousBeanException cause) {
		String description = cause.getBeanNames()
			.stream()
			.map((name) -> "    " + name)
			.collect(Collectors.joining("\n", "tux-sentry uses a single bean of the type '" + cause.getTypeName()
					+ "', but the application declares several:\n\n", ""));
		String action = "Annotate exactly one of these beans with @Primary, or remove the others.";
		return new FailureAnalysis(description, action, cause);
	}

}
