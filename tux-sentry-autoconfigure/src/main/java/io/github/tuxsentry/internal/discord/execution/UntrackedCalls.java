package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.tuxsentry.internal.tracing.ActiveSpan;
import io.sentry.SentryDate;
import io.sentry.SentryInstantDate;
import net.dv8tion.jda.api.events.http.HttpRequestEvent;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.requests.Route;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Calls to Discord of bots whose builder was not configured. JDA reports them when they
 * complete; they are recorded as metrics and assigned to their interaction. Calls that
 * are retried because of a rate limit are reported once. An interaction is complete when
 * none of its calls has been observed for a while; its transaction then finishes as of
 * the last call. Thread-safe.
 */
public final class UntrackedCalls {

	private static final Pattern INTERACTION_TOKEN = Pattern.compile("interaction_token=([^:]+)");

	private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(2);

	private static final int MAX_TOKEN_LENGTH = 30;

	private final RestCalls calls;

	private final Deadlines timer;

	private final Map<String, OpenInteraction> interactions = new ConcurrentHashMap<>();

	/**
	 * Create a new instance.
	 * @param calls records the metrics, and the bots whose calls are tracked
	 * @param timer the timer that detects idle interactions
	 */
	public UntrackedCalls(RestCalls calls, Deadlines timer) {
		this.calls = calls;
		this.timer = timer;
	}

	/**
	 * Handle a completed call.
	 * @param event the event sent by JDA
	 */
	public void answered(HttpRequestEvent event) {
		if (this.calls.tracks(event.getJDA())) {
			return;
		}
		Route.CompiledRoute route = event.getRoute();
		Response raw = event.getResponseRaw();
		this.calls.answered(route.getBaseRoute(), (raw != null) ? raw.code() : 0, elapsed(raw));
		Matcher token = INTERACTION_TOKEN.matcher(route.getMajorParameters());
		OpenInteraction interaction = token.find() ? this.interactions.get(token.group(1)) : null;
		if (interaction != null) {
			interaction.called();
		}
	}

	private static Duration elapsed(@Nullable Response raw) {
		return (raw != null)
				? Duration.ofMillis(Math.max(0, raw.receivedResponseAtMillis() - raw.sentRequestAtMillis()))
				: Duration.ZERO;
	}

	/**
	 * Finish the transaction of an interaction whose listeners have returned: with its
	 * last call if the calls of its bot are not tracked, immediately otherwise.
	 * @param interaction the interaction
	 * @param transaction the transaction to finish
	 */
	void finish(Interaction interaction, ActiveSpan transaction) {
		if (this.calls.tracks(interaction.getJDA())) {
			transaction.end();
			return;
		}
		String key = keyOf(interaction.getToken());
		OpenInteraction open = new OpenInteraction(key, transaction);
		this.interactions.put(key, open);
		open.called();
	}

	/**
	 * JDA represents a long token by its hash in the parameters of a route.
	 */
	private static String keyOf(String token) {
		return (token.length() > MAX_TOKEN_LENGTH) ? Integer.toUnsignedString(token.hashCode()) : token;
	}

	/**
	 * Return the number of interactions whose transactions are open.
	 * @return the number, 0 when all have ended
	 */
	public int openInteractions() {
		return this.interactions.size();
	}

	private final class OpenInteraction {

		private final String key;

		private final ActiveSpan transaction;

		private SentryDate lastCall = new SentryInstantDate();

		private Runnable cancellation = () -> {
		};

		OpenInteraction(String key, ActiveSpan transaction) {
			this.key = key;
			this.transaction = transaction;
		}

		synchronized void called() {
			this.lastCall = new SentryInstantDate();
			this.cancellation.run();
			this.cancellation = UntrackedCalls.this.timer.later(this::end, IDLE_TIMEOUT);
		}

		private synchronized void end() {
			UntrackedCalls.this.interactions.remove(this.key);
			this.transaction.end(this.lastCall);
		}

	}

}
