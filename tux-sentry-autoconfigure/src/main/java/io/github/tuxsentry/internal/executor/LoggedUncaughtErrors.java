package io.github.tuxsentry.internal.executor;

import java.util.List;
import java.util.Map;

import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.protocol.Mechanism;
import io.sentry.protocol.SentryException;
import org.jspecify.annotations.Nullable;

/**
 * Event processor that marks as unhandled what the default handlers of Spring and of the
 * servlet container log.
 */
final class LoggedUncaughtErrors implements EventProcessor {

	static final String ASYNC = "spring_async";

	static final String SCHEDULER = "spring_scheduler";

	private static final Map<String, String> MECHANISMS = Map.of(
			"org.springframework.aop.interceptor.SimpleAsyncUncaughtExceptionHandler", ASYNC,
			"org.springframework.scheduling.support.TaskUtils$LoggingErrorHandler", SCHEDULER);

	private static final String SERVLET_CONTAINER = "org.apache.catalina.core.ContainerBase.";

	@Override
	public SentryEvent process(SentryEvent event, Hint hint) {
		String type = mechanismOf(event.getLogger());
		List<SentryException> exceptions = event.getExceptions();
		if (type != null && exceptions != null && !exceptions.isEmpty()) {
			Mechanism unhandled = new Mechanism();
			unhandled.setType(type);
			unhandled.setHandled(false);
			exceptions.get(exceptions.size() - 1).setMechanism(unhandled);
		}
		return event;
	}

	private static @Nullable String mechanismOf(@Nullable String logger) {
		if (logger == null) {
			return null;
		}
		return logger.startsWith(SERVLET_CONTAINER) ? "servlet_container" : MECHANISMS.get(logger);
	}

}
