package io.github.tuxsentry.internal.discord;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.core.LoginListener;
import io.sentry.SentryLevel;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.requests.CloseCode;
import org.jspecify.annotations.Nullable;

/**
 * Event observer that detects logins, and reports bots that Discord rejects: when Discord
 * closes the gateway permanently, JDA stops without an exception. Thread-safe.
 */
final class LoginObserver implements EventObserver {

	private static final Set<CloseCode> FINAL = Set.of(CloseCode.AUTHENTICATION_FAILED, CloseCode.INVALID_SHARD,
			CloseCode.SHARDING_REQUIRED, CloseCode.INVALID_INTENTS, CloseCode.DISALLOWED_INTENTS);

	private final SentryManager sentry;

	private final Supplier<List<LoginListener>> listeners;

	LoginObserver(SentryManager sentry, Supplier<List<LoginListener>> listeners) {
		this.sentry = sentry;
		this.listeners = listeners;
	}

	@Override
	public void instrumented(JDA jda) {
		if (isLoggingIn(jda.getStatus())) {
			begin(jda);
			// The event of the end was not observed if it came in the meantime.
			if (!isLoggingIn(jda.getStatus())) {
				end(jda);
			}
		}
	}

	/**
	 * Return whether a bot is logging in. Before, JDA may perform calls to Discord, but a
	 * bot for which one of them fails is dropped without an event.
	 */
	private static boolean isLoggingIn(JDA.Status status) {
		return status.ordinal() >= JDA.Status.LOGGING_IN.ordinal() && status.ordinal() < JDA.Status.CONNECTED.ordinal();
	}

	private void begin(JDA jda) {
		this.listeners.get().forEach((listener) -> listener.loginBegan(jda));
	}

	private void end(JDA jda) {
		this.listeners.get().forEach((listener) -> listener.loginEnded(jda));
	}

	@Override
	public void observe(GenericEvent event) {
		if (event instanceof ShutdownEvent shutdown) {
			CloseCode code = shutdown.getCloseCode();
			if (code != null && FINAL.contains(code)) {
				report(shutdown, code);
			}
		}
		if (event instanceof StatusChangeEvent change && change.getNewStatus() == JDA.Status.LOGGING_IN) {
			begin(event.getJDA());
		}
		else if (event instanceof ReadyEvent || event instanceof ShutdownEvent || isConnected(event)) {
			end(event.getJDA());
		}
	}

	/**
	 * Return whether an event follows that of a bot that is ready. It is the only one of
	 * them for a bot that is instrumented in between.
	 */
	private static boolean isConnected(GenericEvent event) {
		return event instanceof StatusChangeEvent change && change.getNewStatus() == JDA.Status.CONNECTED;
	}

	private void report(ShutdownEvent event, CloseCode code) {
		this.sentry.captureMessage("Discord permanently closed the gateway connection: " + code.getMeaning(),
				SentryLevel.FATAL,
				(spec) -> spec.tag("setup_phase", "discord_login_failed")
					.tag("event_type", "shutdown")
					.tag("shard.id", event.getJDA().getShardInfo().getShardId())
					.context("disconnect", describe(event.getCode(), code)));
	}

	private static Map<String, Object> describe(int number, @Nullable CloseCode code) {
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("close_code", number);
		if (code != null) {
			description.put("close_meaning", code.getMeaning());
		}
		return description;
	}

}
