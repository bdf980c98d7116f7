package io.github.tuxsentry.internal.metrics.micrometer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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
 * Attributes and units in the form that Sentry accepts: the attributes of a meter from
 * its tags, those of the application from Sentry's options, those of a user on request.
 */
final class WireAttributes {

	static final String MILLISECOND = "millisecond";

	private static final Set<String> UNITS = Set.of("nanosecond", "microsecond", MILLISECOND, "second", "minute",
			"hour", "day", "week", "bit", "byte", "kilobyte", "kibibyte", "megabyte", "mebibyte", "gigabyte",
			"gibibyte", "terabyte", "tebibyte", "petabyte", "pebibyte", "exabyte", "exbibyte", "ratio", "percent");

	private WireAttributes() {
	}

	static Map<String, SentryLogEventAttributeValue> of(Meter.Id id) {
		BotMetric metric = BotMetric.fromName(id.getName());
		Map<String, SentryLogEventAttributeValue> attributes = new HashMap<>();
		for (Tag tag : id.getTagsAsIterable()) {
			BotAttribute attribute = (metric != null) ? find(metric, tag.getKey()) : null;
			if (tag.equals(CardinalityLimiter.OVERFLOW)) {
				attributes.put(tag.getKey(), typed(BotAttribute.Type.BOOLEAN, tag.getValue()));
			}
			else if (attribute == null) {
				attributes.put(tag.getKey(), string(tag.getValue()));
			}
			else if (!attribute.isOptional() || !tag.getValue().equals(MicrometerMetricSink.ABSENT)) {
				attributes.put(tag.getKey(), typed(attribute.type(), tag.getValue()));
				ConventionalAttribute alias = ConventionalAttribute.find(id.getName(), attribute);
				if (alias != null) {
					attributes.put(alias.key(), attributes.get(tag.getKey()));
				}
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

	/**
	 * Return Sentry's name of a meter's base unit, or {@code null} if Sentry lacks it.
	 */
	static @Nullable String unit(Meter.Id id) {
		if (id.getBaseUnit() == null) {
			return null;
		}
		String unit = id.getBaseUnit().toLowerCase(Locale.ROOT);
		if (UNITS.contains(unit)) {
			return unit;
		}
		String singular = unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
		return UNITS.contains(singular) ? singular : null;
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
