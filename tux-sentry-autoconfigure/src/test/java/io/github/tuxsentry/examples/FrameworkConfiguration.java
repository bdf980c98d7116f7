package io.github.tuxsentry.examples;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.tracing.ContextPropagation;
import net.dv8tion.jda.api.JDABuilder;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The configuration of docs/command-frameworks.md.
 */
@Configuration(proxyBeanMethods = false)
class FrameworkConfiguration {

	private final ContextPropagation propagation;

	private final Framework framework;

	FrameworkConfiguration(ContextPropagation propagation, Framework framework) {
		this.propagation = propagation;
		this.framework = framework;
	}

	@Bean
	ExecutorService commandExecutor() {
		return Executors.newFixedThreadPool(8);
	}

	@Bean
	Framework.Customizer sentryForFramework(JdaBuilderConfigurer configurer) {
		return configurer::configure;
	}

	Executor wrappedExecutor() {
		Executor executor = this.propagation.taskWrapping(this.framework.defaultExecutor());
		return executor;
	}

	/**
	 * A command framework.
	 */
	interface Framework {

		Executor defaultExecutor();

		/**
		 * Callback with which the framework builds JDA.
		 */
		interface Customizer {

			void customize(JDABuilder builder);

		}

	}

}
