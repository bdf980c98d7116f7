package io.github.tuxsentry.autoconfigure;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

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
 * Follows a start of the application from its very beginning, if Sentry is on the class
 * path. Spring Boot makes one for each start.
 */
final class StartListener implements ApplicationListener<SpringApplicationEvent>, Ordered {

	private static final boolean SENTRY_IS_PRESENT = ClassUtils.isPresent("io.sentry.IScopes",
			StartListener.class.getClassLoader());

	private @Nullable ObservedStart start;

	/**
	 * Comes first, to know the environment even if it cannot be completed.
	 */
	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (event instanceof ApplicationStartingEvent && SENTRY_IS_PRESENT) {
			this.start = new ObservedStart(Instant.ofEpochMilli(event.getTimestamp()),
					NotedSteps.of(event.getSpringApplication()));
		}
		ObservedStart current = this.start;
		if (current != null) {
			tell(current, event);
		}
	}

	private void tell(ObservedStart current, SpringApplicationEvent event) {
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
			this.start = null;
		}
		else if (event instanceof ApplicationFailedEvent failed) {
			current.failed(failed.getApplicationContext(), failed.getException());
			this.start = null;
		}
	}

}
