package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import net.dv8tion.jda.api.events.http.HttpRequestEvent;
import net.dv8tion.jda.api.requests.Route;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Observer of the calls of a bot that was not customized. JDA reports them when they
 * complete; they are recorded as metrics and assigned to their interaction. Calls that
 * are retried because of a rate limit are reported once.
 */
public final class UntrackedCalls {

	private static final Pattern INTERACTION_TOKEN = Pattern.compile("interaction_token=([^:]+)");

	private final RestCalls calls;

	private final TrackedBots trackedBots;

	private final InteractionIdleTracker idleTracker;

	/**
	 * Create a new observer.
	 * @param calls records the metrics
	 * @param trackedBots the bots whose calls are tracked otherwise
	 * @param idleTracker tracks interactions
	 */
	public UntrackedCalls(RestCalls calls, TrackedBots trackedBots, InteractionIdleTracker idleTracker) {
		this.calls = calls;
		this.trackedBots = trackedBots;
		this.idleTracker = idleTracker;
	}

	/**
	 * Handle a completed call.
	 * @param event the event sent by JDA
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
			this.idleTracker.called(token.group(1));
		}
	}

	private static Duration elapsed(@Nullable Response raw) {
		return (raw != null)
				? Duration.ofMillis(Math.max(0, raw.receivedResponseAtMillis() - raw.sentRequestAtMillis()))
				: Duration.ZERO;
	}

}
