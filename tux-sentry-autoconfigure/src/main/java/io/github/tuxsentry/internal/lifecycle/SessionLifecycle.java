package io.github.tuxsentry.internal.lifecycle;

import java.time.Duration;
import java.util.Date;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.session.ProcessSession;
import io.sentry.IScopes;
import io.sentry.Session.State;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Lifecycle of the session of the process: it is started with the first application
 * context, updated at regular intervals, and ended before Sentry is closed.
 */
final class SessionLifecycle
		implements SmartInitializingSingleton, ApplicationListener<ContextClosedEvent>, DisposableBean {

	private final ProcessSession session;

	private final IScopes scopes;

	private final ConfigurableApplicationContext context;

	private final Duration interval;

	private final FaultBarrier faults;

	private final SessionTimer timer = new SessionTimer("tux-sentry-session");

	/**
	 * Create a new lifecycle.
	 * @param session the session of the process
	 * @param scopes send the session
	 * @param context the application context
	 * @param interval the interval of updates
	 * @param faults handles internal errors
	 */
	SessionLifecycle(ProcessSession session, IScopes scopes, ConfigurableApplicationContext context, Duration interval,
			FaultBarrier faults) {
		this.session = session;
		this.scopes = scopes;
		this.context = context;
		this.interval = interval;
		this.faults = faults;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.scopes.isEnabled()) {
			this.faults.run("start a session", () -> this.session.start(this.scopes));
			this.timer.start(this::update, this.interval);
		}
	}

	private void update() {
		this.faults.run("update a session", () -> this.session.update(this.scopes, new Date()));
	}

	/**
	 * End the session if it would not be ended after all beans are destroyed. Events of
	 * child contexts are received as well.
	 */
	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		ConfigurableListableBeanFactory beans = this.context.getBeanFactory();
		if (event.getApplicationContext() == this.context && !SentryCloseOrdering.closesSentry(beans)
				&& SentryContexts.isLast(beans)) {
			this.faults.run("end a session", () -> this.session.end(this.scopes, State.Exited));
		}
	}

	@Override
	public void destroy() {
		this.timer.close();
	}

}
