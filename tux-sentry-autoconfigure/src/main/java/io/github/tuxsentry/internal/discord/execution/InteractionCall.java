package io.github.tuxsentry.internal.discord.execution;

import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.requests.Method;
import net.dv8tion.jda.api.requests.Route;
import org.jspecify.annotations.Nullable;

/**
 * Call to Discord for an interaction, which its token identifies.
 *
 * @param key the key of the interaction
 * @param isCallback whether the call is the callback of the interaction, as opposed to a
 * call for one of its messages
 * @param isResponse whether the call responds to the user
 */
record InteractionCall(String key, boolean isCallback, boolean isResponse) {

	private static final String TOKEN = "interaction_token=";

	private static final char PARAMETER_END = ':';

	private static final int MAX_TOKEN_LENGTH = 30;

	/**
	 * Return the call of a route.
	 * @param route the route
	 * @return the call, or {@code null} if it is not for an interaction
	 */
	static @Nullable InteractionCall of(Route.CompiledRoute route) {
		String parameters = route.getMajorParameters();
		int name = parameters.indexOf(TOKEN);
		return (name >= 0)
				? new InteractionCall(valueAt(parameters, name + TOKEN.length()),
						route.getBaseRoute().equals(Route.Interactions.CALLBACK), route.getMethod() != Method.GET)
				: null;
	}

	private static String valueAt(String parameters, int start) {
		int end = parameters.indexOf(PARAMETER_END, start);
		return (end >= 0) ? parameters.substring(start, end) : parameters.substring(start);
	}

	/**
	 * Return the key of an interaction. JDA represents a long token by its hash in the
	 * parameters of a route.
	 * @param interaction the interaction
	 * @return the key
	 */
	static String keyOf(Interaction interaction) {
		String token = interaction.getToken();
		return (token.length() > MAX_TOKEN_LENGTH) ? Integer.toUnsignedString(token.hashCode()) : token;
	}

}
