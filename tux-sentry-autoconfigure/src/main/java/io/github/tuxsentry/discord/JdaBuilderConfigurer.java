package io.github.tuxsentry.discord;

import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;

/**
 * Configurer for the builders of JDA. It applies all {@link JdaBuilderCustomizer} beans
 * and then instruments the REST configuration and the thread pools of the builder, so
 * that the transaction of a command stays open until its last REST call, callback and
 * delayed action complete. The configurer should be applied last, before {@code build()}
 * is called. The builder's own REST configuration and thread pools remain in use. A JDA
 * that is built by a configured builder is instrumented and needs not be a bean.
 * <p>
 * Beans of type {@link JDABuilder}, {@link DefaultShardManagerBuilder} and
 * {@link RestConfig} are configured automatically, unless
 * {@code tux.sentry.discord.configure-builders} is {@code false}. Configuring a builder
 * again applies no customizer again.
 * <p>
 * A bean of this type is always available. If {@code tux.sentry.discord.enabled} is
 * {@code false}, only the customizers are applied. Implementations are thread-safe.
 *
 * @since 0.1.0
 */
public interface JdaBuilderConfigurer {

	/**
	 * Configure the builder of a bot without shards.
	 * @param builder the builder
	 * @return the given builder
	 */
	JDABuilder configure(JDABuilder builder);

	/**
	 * Configure the builder of a bot with shards.
	 * @param builder the builder
	 * @return the given builder
	 */
	DefaultShardManagerBuilder configure(DefaultShardManagerBuilder builder);

	/**
	 * Configure a REST configuration only. Calls to Discord become spans and keep the
	 * transaction of their command open. Work that is started by their callbacks is only
	 * tracked if the builder is configured.
	 * @param config the REST configuration
	 * @return the given REST configuration
	 */
	RestConfig configure(RestConfig config);

}
