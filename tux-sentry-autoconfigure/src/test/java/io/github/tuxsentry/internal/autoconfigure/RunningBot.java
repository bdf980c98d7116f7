package io.github.tuxsentry.internal.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.metrics.MetricsPublisher;
import io.github.tuxsentry.test.sentry.LocalSentry;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application on all auto-configurations that runs for many tests, and its Sentry.
 */
public final class RunningBot implements AutoCloseable {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final LocalSentry sentry = LocalSentry.start();

	private final ConfigurableApplicationContext context;

	private RunningBot(Class<?> configuration, String... properties) {
		List<String> arguments = new ArrayList<>(List.of("--sentry.dsn=" + this.sentry.dsn(),
				"--tux.sentry.sampling.tasks=1", "--tux.sentry.metrics.step=1h", "--spring.main.banner-mode=off"));
		for (String property : properties) {
			arguments.add("--" + property);
		}
		this.context = new SpringApplicationBuilder(Application.class, configuration).web(WebApplicationType.NONE)
			.run(arguments.toArray(String[]::new));
	}

	public static RunningBot start(Class<?> configuration, String... properties) {
		return new RunningBot(configuration, properties);
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public <T> T bean(String name, Class<T> type) {
		return this.context.getBean(name, type);
	}

	/**
	 * Returns the Sentry to which everything so far has arrived.
	 * @return the local Sentry
	 */
	public LocalSentry received() {
		bean(MetricsPublisher.class).publishNow();
		bean(SentryManager.class).flush(TIMEOUT);
		return this.sentry;
	}

	/**
	 * Sends what is left and forgets all that has arrived.
	 */
	public void clear() {
		received().clear();
	}

	@Override
	public void close() {
		this.context.close();
		this.sentry.close();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
