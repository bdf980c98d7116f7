package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;

import io.github.tuxsentry.internal.tracing.Breadcrumbs;
import io.sentry.Breadcrumb;
import net.dv8tion.jda.api.events.http.HttpRequestEvent;
import net.dv8tion.jda.api.requests.Route;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Observer of the completed calls to Discord, which JDA reports for every bot. They
 * respond to interactions. Calls of bots whose builder was not configured are also
 * recorded as metrics; retries because of a rate limit are not reported by JDA.
 */
public final class CompletedCalls {

	private final RestCalls calls;

	private final RunningCommands commands;

	/**
	 * Create a new observer.
	 * @param calls records the metrics
	 * @param commands the running commands
	 */
	public CompletedCalls(RestCalls calls, RunningCommands commands) {
		this.calls = calls;
		this.commands = commands;
	}

	/**
	 * Handle a completed call.
	 * @param event the event sent by JDA
	 */
	public void completed(HttpRequestEvent event) {
		Route.CompiledRoute route = event.getRoute();
		Response raw = event.getResponseRaw();
		int status = (raw != null) ? raw.code() : 0;
		if (!this.calls.tracks(event.getJDA())) {
			this.calls.answered(route.getBaseRoute(), status, elapsed(raw));
			Breadcrumb breadcrumb = this.calls.addBreadcrumb(route.getBaseRoute(), this.calls.executionOf(route));
			if (breadcrumb != null) {
				Breadcrumbs.complete(breadcrumb, status);
			}
		}
		this.commands.called(route, status);
	}

	private static Duration elapsed(@Nullable Response raw) {
		return (raw != null)
				? Duration.ofMillis(Math.max(0, raw.receivedResponseAtMillis() - raw.sentRequestAtMillis()))
				: Duration.ZERO;
	}

}
