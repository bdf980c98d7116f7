package io.github.tuxsentry.sample.discord;

import net.dv8tion.jda.api.JDABuilder;

/**
 * Has the last word on how the bot is built. Beans of this type are called in order.
 */
@FunctionalInterface
public interface JdaBuilderCustomizer {

	/**
	 * Customizes the builder.
	 * @param builder the builder of the one JDA, with token and listeners
	 */
	void customize(JDABuilder builder);

}
