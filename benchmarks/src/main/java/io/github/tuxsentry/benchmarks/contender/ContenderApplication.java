package io.github.tuxsentry.benchmarks.contender;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.sentry.ITransportFactory;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.transport.NoOpTransport;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * Running application of a {@link Contender}. Unless a DSN is set, envelopes are built as
 * usual and then discarded.
 */
public final class ContenderApplication implements AutoCloseable {

	private static final String DSN = "sentry.dsn";

	private static final String UNUSED_DSN = "http://public@127.0.0.1:1/1";

	private static final Map<String, Object> DEFAULTS = Map.of("spring.main.banner-mode", "off", "logging.level.root",
			"warn", "sentry.traces-sample-rate", "1.0", "otel.traces.exporter", "none", "otel.metrics.exporter", "none",
			"otel.logs.exporter", "none");

	private final ConfigurableApplicationContext context;

	private ContenderApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static ContenderApplication start(Set<Library> libraries, Class<?> methods, Map<String, ?> properties,
			Class<?>... configurations) {
		Map<String, Object> all = new LinkedHashMap<>(DEFAULTS);
		all.putAll(properties);
		boolean discards = all.putIfAbsent(DSN, UNUSED_DSN) == null;
		List<String> arguments = new ArrayList<>();
		all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
		ClassLoader classLoader = new LibraryClassLoader(ContenderApplication.class.getClassLoader(), libraries);
		return new ContenderApplication(new SpringApplicationBuilder(Application.class, methods).sources(configurations)
			.resourceLoader(new DefaultResourceLoader(classLoader))
			.initializers((GenericApplicationContext beans) -> {
				if (discards) {
					beans.registerBean(ITransportFactory.class,
							() -> (options, details) -> NoOpTransport.getInstance());
				}
			})
			.run(arguments.toArray(String[]::new)));
	}

	/**
	 * Return a bean.
	 * @param <T> the type of the bean
	 * @param type the type of the bean
	 * @return the bean
	 */
	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Return the options of the Sentry SDK that the application has started.
	 * @return the options
	 */
	public SentryOptions sentryOptions() {
		return Sentry.getCurrentScopes().getOptions();
	}

	@Override
	public void close() {
		this.context.close();
		Sentry.close();
	}

	/**
	 * Application without beans of its own.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
