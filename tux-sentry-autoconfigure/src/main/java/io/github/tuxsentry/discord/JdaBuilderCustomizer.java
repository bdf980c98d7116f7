package io.github.tuxsentry.discord;

import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;

/**
 * Callback interface that can be implemented by beans to customize the builders of JDA,
 * e.g. their intents or listeners. Customizers are applied in order by the
 * {@link JdaBuilderConfigurer}, before it instruments the builder. Exceptions are
 * propagated to the caller of the configurer.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface JdaBuilderCustomizer {

	/**
	 * Customize the builder of a bot without shards.
	 * @param builder the builder to customize
	 */
	void customize(JDABuilder builder);

	/**
	 * Customize the builder of a bot with shards. The default implementation does
	 * nothing.
	 * @param builder the builder to customize
	 */
	default void customize(DefaultShardManagerBuilder builder) {
	}

}
