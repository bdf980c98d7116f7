package io.github.tuxsentry.internal.discord;

import java.util.function.Supplier;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Bean post-processor that configures beans of type {@link JDABuilder},
 * {@link DefaultShardManagerBuilder} and {@link RestConfig}. Only exceptions of the
 * application's customizers are propagated.
 */
final class JdaBuilderPostProcessor implements BeanPostProcessor {

	private final Supplier<JdaBuilderConfigurer> configurer;

	private final FaultBarrier faults;

	/**
	 * Create a new post-processor.
	 * @param configurer the supplier of the configurer, consulted with the first bean of
	 * one of the types
	 * @param faults handles internal errors
	 */
	JdaBuilderPostProcessor(Supplier<JdaBuilderConfigurer> configurer, FaultBarrier faults) {
		this.configurer = configurer;
		this.faults = faults;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof JDABuilder || bean instanceof DefaultShardManagerBuilder || bean instanceof RestConfig) {
			JdaBuilderConfigurer found = this.faults.getOrNull("find the configurer of builders", this.configurer);
			if (found != null) {
				configure(bean, found);
			}
		}
		return bean;
	}

	private static void configure(Object bean, JdaBuilderConfigurer configurer) {
		if (bean instanceof JDABuilder builder) {
			configurer.configure(builder);
		}
		else if (bean instanceof DefaultShardManagerBuilder builder) {
			configurer.configure(builder);
		}
		else if (bean instanceof RestConfig config) {
			configurer.configure(config);
		}
	}

}
