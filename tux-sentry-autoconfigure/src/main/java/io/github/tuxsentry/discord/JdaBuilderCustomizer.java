package io.github.tuxsentry.discord;

import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;

/**
 * Callback interface for beans that customize a builder of JDA, e.g. its intents or
 * listeners. The {@link JdaBuilderConfigurer} applies all of them, in order, before its
 * own instrumentation. An exception reaches the caller of the configurer.
 */
@FunctionalInterface
public interface JdaBuilderCustomizer {

	/**
	 * Customize the builder of a bot without shards.
	 * @param builder the builder
	 */
	void customize(JDABuilder builder);

	/**
	 * Customize the builder of a bot with shards. Does nothing by default.
	 * @param builder the builder
	 */
	default void customize(DefaultShardManagerBuilder builder) {
	}

}
