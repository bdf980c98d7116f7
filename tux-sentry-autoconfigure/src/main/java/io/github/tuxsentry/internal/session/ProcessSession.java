package io.github.tuxsentry.internal.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;

import io.sentry.Hint;
import io.sentry.IScopes;
import io.sentry.SentryEnvelope;
import io.sentry.SentryOptions;
import io.sentry.Session;
import io.sentry.Session.State;
import org.jspecify.annotations.Nullable;

/**
 * Session of this process, which all application contexts share. The session of the SDK
 * is not used, since it would crash on each unhandled exception of a listener or a task,
 * after which a bot runs on. Thread-safe.
 */
public final class ProcessSession {

	/**
	 * Age after which a session is replaced. Sentry drops updates of a session that was
	 * started more than five days ago.
	 */
	static final Duration MAX_AGE = Duration.ofDays(4);

	private static final ProcessSession CURRENT = new ProcessSession();

	private final AtomicInteger pendingErrors = new AtomicInteger();

	private @Nullable Session session;

	private volatile boolean uncaught;

	private volatile long uncaughtAt;

	ProcessSession() {
	}

	/**
	 * Return the session of this process.
	 * @return the session, which may not have been started
	 */
	public static ProcessSession current() {
		return CURRENT;
	}

	/**
	 * Start the session unless it has been started. Without a release, there is no
	 * session.
	 * @param scopes send the session
	 */
	public synchronized void start(IScopes scopes) {
		String release = scopes.getOptions().getRelease();
		if (this.session == null && scopes.isEnabled() && release != null && !release.isEmpty()) {
			SentryOptions options = scopes.getOptions();
			this.session = new Session(options.getDistinctId(), null, options.getEnvironment(), release);
			send(this.session, scopes);
		}
	}

	/**
	 * Count an error, which is sent with the next {@link #update}.
	 */
	void countError() {
		this.pendingErrors.incrementAndGet();
	}

	/**
	 * Remember that a thread ends with an uncaught exception. A daemon thread does not
	 * keep the process alive.
	 */
	void uncaughtException(Thread thread) {
		if (!thread.isDaemon()) {
			this.uncaughtAt = System.nanoTime();
			this.uncaught = true;
		}
	}

	/**
	 * Return whether a thread has just ended with an uncaught exception.
	 * @param period the period to look back
	 * @return whether it has
	 */
	public boolean hasUncaughtException(Duration period) {
		return this.uncaught && System.nanoTime() - this.uncaughtAt < period.toNanos();
	}

	/**
	 * Send the errors that have occurred since the last update, and replace a session
	 * that is too old.
	 * @param scopes send the session
	 * @param now the current time
	 */
	public synchronized void update(IScopes scopes, Date now) {
		Session running = this.session;
		if (running == null) {
			return;
		}
		Date started = running.getStarted();
		if (started != null && now.getTime() - started.getTime() > MAX_AGE.toMillis()) {
			end(scopes, State.Exited);
			start(scopes);
		}
		else if (addErrors(running)) {
			send(running, scopes);
		}
	}

	/**
	 * End the session. A session that was not started is sent only if it has crashed.
	 * @param scopes send the session
	 * @param state the final state
	 */
	public synchronized void end(IScopes scopes, State state) {
		boolean crashed = state == State.Crashed;
		if (crashed) {
			start(scopes);
		}
		Session running = this.session;
		if (running != null) {
			addErrors(running);
			if (crashed) {
				running.update(state, null, running.errorCount() == 0);
			}
			running.end();
			send(running, scopes);
			this.session = null;
		}
		this.pendingErrors.set(0);
	}

	/**
	 * Return whether a session is the running session of this process.
	 * @param id the ID of the session
	 * @return whether it is running
	 */
	public synchronized boolean isRunning(@Nullable String id) {
		return this.session != null && id != null && id.equals(this.session.getSessionId());
	}

	private boolean addErrors(Session running) {
		int errors = this.pendingErrors.getAndSet(0);
		for (int i = 0; i < errors; i++) {
			running.update(null, null, true);
		}
		return errors > 0;
	}

	private static void send(Session session, IScopes scopes) {
		SentryOptions options = scopes.getOptions();
		try {
			scopes.captureEnvelope(
					SentryEnvelope.from(options.getSerializer(), session.clone(), options.getSdkVersion()), new Hint());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
