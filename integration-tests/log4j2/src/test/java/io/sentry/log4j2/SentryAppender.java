package io.sentry.log4j2;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;

/**
 * Appender with the name of that of {@code sentry-log4j2}, which keeps what it receives.
 */
@Plugin(name = "Sentry", category = "Core", elementType = "appender")
public final class SentryAppender extends AbstractAppender {

	/**
	 * The messages of all appenders.
	 */
	public static final List<String> received = new CopyOnWriteArrayList<>();

	private SentryAppender(String name) {
		super(name, null, null, true, Property.EMPTY_ARRAY);
	}

	@PluginFactory
	public static SentryAppender create(@PluginAttribute("name") String name) {
		return new SentryAppender(name);
	}

	@Override
	public void append(LogEvent event) {
		received.add(event.getMessage().getFormattedMessage());
	}

}
