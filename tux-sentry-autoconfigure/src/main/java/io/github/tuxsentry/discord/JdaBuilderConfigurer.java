package io.github.tuxsentry.discord;

import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;

/**
 * Configurer for the builders of JDA. It applies each {@link JdaBuilderCustomizer}, and
 * then instruments the builder's REST configuration and pools, so that a command's
 * transaction stays open until its last REST call, callback and delayed action complete.
 * Call it last, before {@code build()}: the builder's own REST configuration and pools
 * keep working behind the instrumentation.
 * <p>
 * A bean of this type is always available; where {@code tux.sentry.discord.enabled} is
 * off it applies the customizers alone. Thread-safe.
 */
public interface JdaBuilderConfigurer {

	/**
	 * Configure the builder of a bot without shards.
	 * @param builder the builder
	 * @return the same builder
	 */
	JDABuilder configure(JDABuilder builder);

	/**
	 * Configure the builder of a bot with shards.
	 * @param builder the builder
	 * @return the same builder
	 */
	DefaultShardManagerBuilder configure(DefaultShardManagerBuilder builder);

	/**
	 * Configure a REST configuration alone: calls to Discord become spans and keep their
	 * command's transaction open. What their callbacks start is only followed with a
	 * configured builder.
	 * @param config the REST configuration
	 * @return the same REST configuration
	 */
	RestConfig configure(RestConfig config);

}
