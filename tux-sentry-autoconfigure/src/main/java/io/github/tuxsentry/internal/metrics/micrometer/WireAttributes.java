package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.HashMap;
import java.util.Map;

import io.github.tuxsentry.metrics.BotAttribute;
import io.github.tuxsentry.metrics.BotMetric;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.sentry.HostnameCache;
import io.sentry.SentryAttributeType;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.SentryOptions;
import io.sentry.protocol.SdkVersion;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;

/**
 * Attributes as Sentry takes them: those of a meter out of its tags, and those of the
 * application out of Sentry's options. There are none of the user's unless asked for.
 */
final class WireAttributes {

	private WireAttributes() {
	}

	static Map<String, SentryLogEventAttributeValue> of(Meter.Id id) {
		BotMetric metric = BotMetric.named(id.getName());
		Map<String, SentryLogEventAttributeValue> attributes = new HashMap<>();
		for (Tag tag : id.getTagsAsIterable()) {
			BotAttribute attribute = (metric != null) ? find(metric, tag.getKey()) : null;
			if (tag.equals(CardinalityLimiter.OVERFLOW)) {
				attributes.put(tag.getKey(), typed(BotAttribute.Type.BOOLEAN, tag.getValue()));
			}
			else if (attribute == null) {
				attributes.put(tag.getKey(), string(tag.getValue()));
			}
			else if (!attribute.optional() || !tag.getValue().equals(MicrometerMetricSink.ABSENT)) {
				attributes.put(tag.getKey(), typed(attribute.type(), tag.getValue()));
			}
		}
		return attributes;
	}

	static Map<String, SentryLogEventAttributeValue> of(SentryOptions options) {
		Map<String, SentryLogEventAttributeValue> attributes = new HashMap<>();
		put(attributes, "sentry.environment", options.getEnvironment());
		put(attributes, "sentry.release", options.getRelease());
		SdkVersion sdk = options.getSdkVersion();
		if (sdk != null) {
			put(attributes, "sentry.sdk.name", sdk.getName());
			put(attributes, "sentry.sdk.version", sdk.getVersion());
		}
		put(attributes, "server.address", serverName(options));
		return attributes;
	}

	static Map<String, SentryLogEventAttributeValue> of(User user) {
		Map<String, SentryLogEventAttributeValue> attributes = new HashMap<>();
		put(attributes, "user.id", user.getId());
		put(attributes, "user.name", user.getUsername());
		put(attributes, "user.email", user.getEmail());
		return attributes;
	}

	private static @Nullable BotAttribute find(BotMetric metric, String key) {
		for (BotAttribute attribute : metric.attributes()) {
			if (attribute.key().equals(key)) {
				return attribute;
			}
		}
		return null;
	}

	private static SentryLogEventAttributeValue typed(BotAttribute.Type type, String value) {
		return switch (type) {
			case STRING -> string(value);
			case BOOLEAN -> new SentryLogEventAttributeValue(SentryAttributeType.BOOLEAN, Boolean.valueOf(value));
			case INTEGER -> integer(value);
		};
	}

	private static SentryLogEventAttributeValue integer(String value) {
		try {
			return new SentryLogEventAttributeValue(SentryAttributeType.INTEGER, Long.valueOf(value));
		}
		catch (NumberFormatException ex) {
			return string(value);
		}
	}

	private static SentryLogEventAttributeValue string(String value) {
		return new SentryLogEventAttributeValue(SentryAttributeType.STRING, value);
	}

	private static void put(Map<String, SentryLogEventAttributeValue> attributes, String key, @Nullable String value) {
		if (value != null) {
			attributes.put(key, string(value));
		}
	}

	private static @Nullable String serverName(SentryOptions options) {
		if (options.getServerName() != null) {
			return options.getServerName();
		}
		return options.isAttachServerName() ? HostnameCache.getInstance().getHostname() : null;
	}

}
