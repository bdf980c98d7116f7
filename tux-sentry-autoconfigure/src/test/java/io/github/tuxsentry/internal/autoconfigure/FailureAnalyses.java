package io.github.tuxsentry.internal.autoconfigure;

import java.util.Map;
import java.util.Objects;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * What Boot tells the user when a context fails to start.
 */
public final class FailureAnalyses {

	private FailureAnalyses() {
	}

	/**
	 * Analyses a failure as Boot does.
	 * @param failure why the context did not start
	 * @param property the property that the context was started with
	 * @param value its value
	 * @return the analysis of the first analyzer that knows the failure
	 */
	public static FailureAnalysis of(Throwable failure, String property, String value) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(property, value)));
		return SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, ArgumentResolver.of(Environment.class, environment), (type, name, ex) -> {
			})
			.stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow(() -> new AssertionError("no analysis", failure));
	}

}
