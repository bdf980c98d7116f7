package io.github.tuxsentry.internal.autoconfigure;

import java.util.stream.Collectors;

import io.github.tuxsentry.internal.autoconfigure.UnknownPropertyException.UnknownProperty;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Failure analyzer that lists unknown properties, the properties that were probably
 * meant, and the allowed ones.
 */
final class UnknownPropertyFailureAnalyzer extends AbstractFailureAnalyzer<UnknownPropertyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnknownPropertyException cause) {
		String description = cause.getUnknown()
			.stream()
			.map(UnknownPropertyFailureAnalyzer::describe)
			.collect(Collectors.joining("\n", "The following properties are unknown:\n\n", ""));
		String action = cause.getUnknown()
			.stream()
			.map(UnknownPropertyFailureAnalyzer::advise)
			.collect(Collectors.joining("\n\n"));
		return new FailureAnalysis(description, action, cause);
	}

	private static String describe(UnknownProperty property) {
		return """
				    Property: %s
				    Origin: %s
				""".formatted(property.name(), property.origin());
	}

	private static String advise(UnknownProperty property) {
		String first = (property.nearest() != null)
				? "Replace '%s' with '%s'.".formatted(property.name(), property.nearest())
				: "Remove '%s'.".formatted(property.name());
		return property.allowed()
			.stream()
			.collect(Collectors.joining("\n    ", first + " Allowed properties:\n\n    ", ""));
	}

}
