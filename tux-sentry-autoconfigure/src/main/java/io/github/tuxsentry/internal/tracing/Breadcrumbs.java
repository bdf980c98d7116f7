package io.github.tuxsentry.internal.tracing;

import java.util.Set;
import java.util.function.Supplier;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.frame.Frame;
import io.github.tuxsentry.internal.text.Truncation;
import io.sentry.Breadcrumb;
import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.SentryLevel;
import org.jspecify.annotations.Nullable;

/**
 * Recorder of breadcrumbs for the work of the bot, irrespective of sampling. A breadcrumb
 * is recorded in the current scope, and in that of the command that the work is part of,
 * if it runs on another thread with a scope of its own. Without Sentry, no breadcrumb is
 * created. Thread-safe.
 */
public final class Breadcrumbs {

	private static final int MAX_MESSAGE_LENGTH = 1024;

	private static final int FIRST_CLIENT_ERROR = 400;

	private static final int FIRST_SERVER_ERROR = 500;

	private final IScopes scopes;

	private final Set<Kind> kinds;

	private final FaultBarrier faults;

	/**
	 * Create a new recorder.
	 * @param scopes the scopes of the current thread
	 * @param kinds the kinds of work to record
	 * @param faults handles internal errors
	 */
	public Breadcrumbs(IScopes scopes, Set<Kind> kinds, FaultBarrier faults) {
		this.scopes = scopes;
		this.kinds = Set.copyOf(kinds);
		this.faults = faults;
	}

	/**
	 * Return whether breadcrumbs are recorded.
	 * @param kind the kind of work
	 * @return {@code true} if they are
	 */
	public boolean records(Kind kind) {
		return this.kinds.contains(kind);
	}

	/**
	 * Record a breadcrumb for work on the current thread.
	 * @param kind the kind of work
	 * @param breadcrumb creates the breadcrumb
	 */
	public void add(Kind kind, Supplier<Breadcrumb> breadcrumb) {
		add(kind, this.scopes, UnitOfWork.current(), breadcrumb);
	}

	/**
	 * Record a breadcrumb for work that was started by another thread.
	 * @param kind the kind of work
	 * @param started the scopes in which the work was started, or {@code null}
	 * @param command the unit of work that it is part of, or {@code null}
	 * @param breadcrumb creates the breadcrumb
	 * @return the breadcrumb, or {@code null} if it was not recorded
	 */
	public @Nullable Breadcrumb add(Kind kind, @Nullable IScopes started, @Nullable UnitOfWork command,
			Supplier<Breadcrumb> breadcrumb) {
		return add(kind, started, command, breadcrumb, null);
	}

	/**
	 * Record a breadcrumb for work that was started by another thread.
	 * @param kind the kind of work
	 * @param started the scopes in which the work was started, or {@code null}
	 * @param command the unit of work that it is part of, or {@code null}
	 * @param breadcrumb creates the breadcrumb
	 * @param hint creates the hint for callbacks, or {@code null} for none
	 * @return the breadcrumb, or {@code null} if it was not recorded
	 */
	public @Nullable Breadcrumb add(Kind kind, @Nullable IScopes started, @Nullable UnitOfWork command,
			Supplier<Breadcrumb> breadcrumb, @Nullable Supplier<Hint> hint) {
		return records(kind) && this.scopes.isEnabled() ? this.faults.getOrNull("record a breadcrumb",
				() -> add(started, (command != null) ? command.scopes() : null, breadcrumb, hint)) : null;
	}

	private static @Nullable Breadcrumb add(@Nullable IScopes started, @Nullable IScopes ofCommand,
			Supplier<Breadcrumb> creator, @Nullable Supplier<Hint> hints) {
		if (started == null && ofCommand == null) {
			return null;
		}
		Breadcrumb breadcrumb = creator.get();
		Hint hint = (hints != null) ? hints.get() : null;
		if (started != null) {
			started.addBreadcrumb(breadcrumb, hint);
		}
		if (ofCommand != null && (started == null || !Frame.isSameIsolation(started, ofCommand))) {
			ofCommand.addBreadcrumb(breadcrumb, hint);
		}
		return breadcrumb;
	}

	/**
	 * Create a breadcrumb.
	 * @param type the type, as defined by Sentry
	 * @param category the category
	 * @param message the message, which is truncated if it is too long
	 * @return the breadcrumb
	 */
	public static Breadcrumb of(String type, String category, String message) {
		return of(System.currentTimeMillis(), type, category, message);
	}

	/**
	 * Create a breadcrumb for an earlier time.
	 * @param timestamp the time, in milliseconds since the epoch
	 * @param type the type, as defined by Sentry
	 * @param category the category
	 * @param message the message, which is truncated if it is too long
	 * @return the breadcrumb
	 */
	public static Breadcrumb of(long timestamp, String type, String category, String message) {
		Breadcrumb breadcrumb = new Breadcrumb(timestamp);
		breadcrumb.setType(type);
		breadcrumb.setCategory(category);
		breadcrumb.setMessage(Truncation.atWord(message, MAX_MESSAGE_LENGTH));
		breadcrumb.setLevel(SentryLevel.INFO);
		return breadcrumb;
	}

	/**
	 * Create a breadcrumb for a call over HTTP that has not completed.
	 * @param method the HTTP method
	 * @param url the URL, or the template of its path
	 * @return the breadcrumb
	 */
	public static Breadcrumb ofCall(String method, String url) {
		Breadcrumb breadcrumb = new Breadcrumb();
		breadcrumb.setType("http");
		breadcrumb.setCategory("http");
		breadcrumb.setData("method", method);
		breadcrumb.setData("url", url);
		breadcrumb.setLevel(SentryLevel.INFO);
		return breadcrumb;
	}

	/**
	 * Complete a breadcrumb for a call over HTTP.
	 * @param breadcrumb the breadcrumb
	 * @param status the status of the response, or 0 without a response
	 * @return the breadcrumb
	 */
	public static Breadcrumb complete(Breadcrumb breadcrumb, int status) {
		if (status > 0) {
			breadcrumb.setData("status_code", status);
		}
		breadcrumb.setLevel(levelOf(status));
		return breadcrumb;
	}

	private static SentryLevel levelOf(int status) {
		if (status <= 0 || status >= FIRST_SERVER_ERROR) {
			return SentryLevel.ERROR;
		}
		return (status >= FIRST_CLIENT_ERROR) ? SentryLevel.WARNING : SentryLevel.INFO;
	}

	/**
	 * Kind of work that is recorded.
	 */
	public enum Kind {

		/** Commands and other interactions. */
		COMMAND,

		/** Calls to Discord. */
		DISCORD_CALL,

		/** Calls to other HTTP APIs. */
		HTTP_CALL,

		/** SQL statements. */
		STATEMENT,

		/** Cache misses. */
		CACHE_MISS

	}

}
