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
 * Appender that has the same name as the appender of {@code sentry-log4j2}, and stores
 * the received messages.
 */
@Plugin(name = "Sentry", category = "Core", elementType = "appender")
public final class SentryAppender extends AbstractAppender {

	/**
	 * Messages that all appenders have received.
	 */
	public static final List<String> received = new CopyOnWriteArrayList<>();

	private SentryAppender(String name) {
		super(name, null, null, true, Property.EMPTY_ARRAY);
	}

	/**
	 * Create a new appender.
	 * @param name the name of the appender
	 * @return the appender
	 */
	@PluginFactory
	public static SentryAppender create(@PluginAttribute("name") String name) {
		return new SentryAppender(name);
	}

	@Override
	public void append(LogEvent event) {
		received.add(event.getMessage().getFormattedMessage());
	}

}
