package io.github.tuxsentry.internal.lifecycle;

import java.time.Duration;

import io.github.tuxsentry.internal.session.CommandSessions;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Lifecycle of the sessions of commands: those of a minute are sent once it has passed,
 * and the remaining ones when the application context is closed.
 */
final class CommandSessionLifecycle
		implements SmartInitializingSingleton, ApplicationListener<ContextClosedEvent>, DisposableBean {

	private final CommandSessions sessions;

	private final ApplicationContext context;

	private final Duration interval;

	private final SessionTimer timer = new SessionTimer("tux-sentry-command-sessions");

	/**
	 * Create a new lifecycle.
	 * @param sessions the sessions
	 * @param context the application context
	 * @param interval the interval at which passed minutes are looked for
	 */
	CommandSessionLifecycle(CommandSessions sessions, ApplicationContext context, Duration interval) {
		this.sessions = sessions;
		this.context = context;
		this.interval = interval;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.timer.start(this.sessions::publishPassed, this.interval);
	}

	/**
	 * Send the sessions if Sentry is closed with its bean. Otherwise, they are sent once
	 * more after all beans are destroyed.
	 */
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (event.getApplicationContext() == this.context) {
			this.sessions.publishNow();
		}
	}

	@Override
	public void destroy() {
		this.timer.close();
	}

}
