package io.github.tuxsentry.internal.lifecycle;

import java.time.Instant;

import io.github.tuxsentry.internal.condition.BuildTimeRun;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * Application listener that observes a startup of the application from its very
 * beginning, if Sentry is on the class path and the application is not only processed
 * ahead of time. Spring Boot creates an instance for each startup.
 */
final class StartupListener implements ApplicationListener<SpringApplicationEvent>, Ordered {

	static final String SENTRY = "io.sentry.IScopes";

	private static final boolean SENTRY_IS_PRESENT = ClassUtils.isPresent(SENTRY,
			StartupListener.class.getClassLoader());

	private @Nullable SpringApplication application;

	private @Nullable StartupObservation start;

	/**
	 * The highest precedence, so that the environment is known even if it cannot be
	 * completed.
	 */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (event instanceof ApplicationStartingEvent && SENTRY_IS_PRESENT && !BuildTimeRun.isAheadOfTimeProcessing()) {
			this.application = event.getSpringApplication();
			this.start = new StartupObservation(Instant.ofEpochMilli(event.getTimestamp()),
					StartupSteps.of(event.getSpringApplication()));
		}
		StartupObservation current = this.start;
		// A context also publishes the events of its children.
		if (current != null && event.getSpringApplication() == this.application) {
			tell(current, event);
		}
	}

	private void end() {
		this.application = null;
		this.start = null;
	}

	private void tell(StartupObservation current, SpringApplicationEvent event) {
		if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
			current.environmentPrepared(prepared.getEnvironment());
		}
		else if (event instanceof ApplicationContextInitializedEvent initialized) {
			current.contextInitialized(initialized.getApplicationContext());
		}
		else if (event instanceof ApplicationStartedEvent) {
			current.started();
		}
		else if (event instanceof ApplicationReadyEvent ready) {
			current.ready(ready.getApplicationContext());
			end();
		}
		else if (event instanceof ApplicationFailedEvent failed) {
			current.failed(failed.getApplicationContext(), failed.getException());
			end();
		}
	}

}
