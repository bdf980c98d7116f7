package io.github.tuxsentry.internal.logging;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.github.tuxsentry.internal.serialization.SafeStrings;
import io.github.tuxsentry.internal.text.Truncation;
import io.sentry.DataCategory;
import io.sentry.EventProcessor;
import io.sentry.IScopes;
import io.sentry.ScopeType;
import io.sentry.SentryAttribute;
import io.sentry.SentryAttributeType;
import io.sentry.SentryAttributes;
import io.sentry.SentryLogEvent;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.clientreport.DiscardReason;
import io.sentry.logger.SentryLogParameters;
import io.sentry.util.LoggerPropertiesUtil;
import org.jspecify.annotations.Nullable;

/**
 * Logs of Sentry, limited in number per minute. Each one has the attributes of the
 * command that logs, including those of the SDK's own API and of appenders of the
 * application. The first one after a gap has the number of those that were held back.
 * Thread-safe.
 */
public final class SentryLogs implements EventProcessor {

	/**
	 * Attribute with the number of logs that were held back before this one.
	 */
	static final String SUPPRESSED = "logs.suppressed";

	private static final List<String> COMMAND_TAGS = List.of("command.name", "guild.id", "shard.id");

	/**
	 * Maximum number of characters that are kept until a log is sent. It exceeds the
	 * length to which texts are truncated after they are scrubbed.
	 */
	private static final int MAX_TEXT_LENGTH = 16_384;

	private static final int MAX_ARGUMENTS = 32;

	private final IScopes scopes;

	private final LogLimit limit;

	private final Runnable heldBack;

	private final AtomicLong suppressed = new AtomicLong();

	/**
	 * Create new logs.
	 * @param scopes the scopes of the current thread
	 * @param maxPerMinute the maximum number of logs per minute
	 * @param heldBack called for each log that is not sent
	 */
	public SentryLogs(IScopes scopes, int maxPerMinute, Runnable heldBack) {
		this(scopes, new LogLimit(maxPerMinute, System::nanoTime), heldBack);
	}

	SentryLogs(IScopes scopes, LogLimit limit, Runnable heldBack) {
		this.scopes = scopes;
		this.limit = limit;
		this.heldBack = heldBack;
	}

	/**
	 * Return whether the next log event is sent. Called before it is converted.
	 * @return {@code false} if logs are disabled, or if it is counted as held back
	 */
	public boolean accept() {
		if (!this.scopes.getOptions().getLogs().isEnabled()) {
			return false;
		}
		if (!this.limit.isExhausted()) {
			return true;
		}
		holdBack();
		this.scopes.getOptions()
			.getClientReportRecorder()
			.recordLostEvent(DiscardReason.EVENT_PROCESSOR, DataCategory.LogItem);
		return false;
	}

	private void holdBack() {
		this.suppressed.incrementAndGet();
		this.heldBack.run();
	}

	/**
	 * Send a log event.
	 * @param line the log event
	 * @param origin the origin, such as {@code auto.log.logback}
	 */
	public void send(LogLine line, String origin) {
		String message = Truncation.atWord(line.message(), MAX_TEXT_LENGTH);
		SentryAttributes attributes = SentryAttributes
			.of(SentryAttribute.stringAttribute("logger.name", line.logger()));
		if (line.template() != null && !line.template().equals(line.message())) {
			attributes.add(SentryAttribute.stringAttribute("sentry.message.template",
					Truncation.atWord(line.template(), MAX_TEXT_LENGTH)));
		}
		// The SDK would format the message, which is formatted already, with arguments.
		addArguments(line.arguments(), attributes);
		LoggerPropertiesUtil.applyPropertiesToAttributes(attributes, this.scopes.getOptions().getContextTags(),
				line.mdc());
		SentryLogParameters parameters = SentryLogParameters.create(attributes);
		parameters.setOrigin(origin);
		this.scopes.logger().log(line.level(), parameters, message);
	}

	private static void addArguments(List<? extends @Nullable Object> arguments, SentryAttributes attributes) {
		int number = Math.min(arguments.size(), MAX_ARGUMENTS);
		for (int i = 0; i < number; i++) {
			attributes.add(argument("sentry.message.parameter." + i, arguments.get(i)));
		}
	}

	private static SentryAttribute argument(String key, @Nullable Object value) {
		if (value instanceof Boolean flag) {
			return SentryAttribute.booleanAttribute(key, flag);
		}
		if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
			return SentryAttribute.named(key, value);
		}
		if ((value instanceof Double || value instanceof Float) && Double.isFinite(((Number) value).doubleValue())) {
			return SentryAttribute.doubleAttribute(key, ((Number) value).doubleValue());
		}
		return SentryAttribute.stringAttribute(key, Truncation.atWord(SafeStrings.of(value), MAX_TEXT_LENGTH));
	}

	@Override
	public @Nullable SentryLogEvent process(SentryLogEvent log) {
		if (!this.limit.tryAcquire()) {
			holdBack();
			return null;
		}
		this.scopes.configureScope(ScopeType.COMBINED, (scope) -> describe(log, scope.getTags()));
		long before = this.suppressed.getAndSet(0);
		if (before > 0) {
			setAttribute(log, SUPPRESSED, SentryAttributeType.INTEGER, before);
		}
		return log;
	}

	private static void describe(SentryLogEvent log, Map<String, String> tags) {
		for (String key : COMMAND_TAGS) {
			String value = tags.get(key);
			if (value != null) {
				setAttribute(log, key, SentryAttributeType.STRING, value);
			}
		}
	}

	private static void setAttribute(SentryLogEvent log, String key, SentryAttributeType type, Object value) {
		log.setAttribute(key, new SentryLogEventAttributeValue(type, value));
	}

}
