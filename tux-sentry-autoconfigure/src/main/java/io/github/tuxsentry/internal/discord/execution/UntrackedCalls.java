package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import net.dv8tion.jda.api.events.http.HttpRequestEvent;
import net.dv8tion.jda.api.requests.Route;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sees the calls of a bot that was not customized, as JDA tells of them when they are
 * answered: their metrics, and which interaction they belong to. Calls that are retried
 * because of a rate limit are told once.
 */
public final class UntrackedCalls {

	private static final Pattern INTERACTION_TOKEN = Pattern.compile("interaction_token=([^:]+)");

	private final RestCalls calls;

	private final TrackedBots trackedBots;

	private final InteractionIdleTracker tails;

	/**
	 * Creates the calls.
	 * @param calls takes the metrics
	 * @param trackedBots knows the bots whose calls are tracked otherwise
	 * @param tails follows interactions
	 */
	public UntrackedCalls(RestCalls calls, TrackedBots trackedBots, InteractionIdleTracker tails) {
		this.calls = calls;
		this.trackedBots = trackedBots;
		this.tails = tails;
	}

	/**
	 * Takes note of a call.
	 * @param event what JDA tells of it
	 */
	public void answered(HttpRequestEvent event) {
		if (this.trackedBots.contains(event.getJDA())) {
			return;
		}
		Route.CompiledRoute route = event.getRoute();
		Response raw = event.getResponseRaw();
		this.calls.answered(route.getBaseRoute(), (raw != null) ? raw.code() : 0, elapsed(raw));
		Matcher token = INTERACTION_TOKEN.matcher(route.getMajorParameters());
		if (token.find()) {
			this.tails.called(token.group(1));
		}
	}

	private static Duration elapsed(@Nullable Response raw) {
		return (raw != null)
				? Duration.ofMillis(Math.max(0, raw.receivedResponseAtMillis() - raw.sentRequestAtMillis()))
				: Duration.ZERO;
	}

}
