package io.github.tuxsentry.internal.discord.execution;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import net.dv8tion.jda.api.requests.Route;

/**
 * Templates of the paths of routes, which JDA assembles anew each time. Those of the
 * first {@value #MAX_ROUTES} routes are kept: JDA has fewer, but a bot may create any
 * number. Thread-safe.
 */
final class RouteTemplates {

	private static final int MAX_ROUTES = 512;

	private final Map<Route, String> known = new ConcurrentHashMap<>();

	String of(Route route) {
		String template = this.known.get(route);
		if (template == null) {
			template = "/" + route.getRoute();
			if (this.known.size() < MAX_ROUTES) {
				this.known.put(route, template);
			}
		}
		return template;
	}

}
