package io.github.tuxsentry.internal.serialization;

import java.util.HashMap;
import java.util.Map;

import io.sentry.Breadcrumb;
import io.sentry.CheckIn;
import io.sentry.MonitorConfig;
import io.sentry.ProfileContext;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.SentryEnvelopeItemHeader;
import io.sentry.SentryEvent;
import io.sentry.SentryItemType;
import io.sentry.SentryLevel;
import io.sentry.SentryLogEvent;
import io.sentry.SentryLogLevel;
import io.sentry.SentryMetricsEvent;
import io.sentry.Session;
import io.sentry.SpanContext;
import io.sentry.SpanId;
import io.sentry.SpanStatus;
import io.sentry.TraceContext;
import io.sentry.clientreport.ClientReport;
import io.sentry.protocol.App;
import io.sentry.protocol.DebugImage;
import io.sentry.protocol.DebugMeta;
import io.sentry.protocol.Device;
import io.sentry.protocol.Feedback;
import io.sentry.protocol.Gpu;
import io.sentry.protocol.MeasurementValue;
import io.sentry.protocol.Mechanism;
import io.sentry.protocol.OperatingSystem;
import io.sentry.protocol.Request;
import io.sentry.protocol.Response;
import io.sentry.protocol.SdkInfo;
import io.sentry.protocol.SdkVersion;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryId;
import io.sentry.protocol.SentryPackage;
import io.sentry.protocol.SentryRuntime;
import io.sentry.protocol.SentrySpan;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryThread;
import io.sentry.protocol.SentryTransaction;
import io.sentry.protocol.TransactionInfo;
import io.sentry.protocol.User;

/**
 * Policy for a field of an item, according to its type and name.
 *
 * @param kind the kind of content
 * @param length the maximum length of texts in {@code char}s
 * @param depth the maximum number of levels of free data
 * @param bytes the maximum number of bytes of free data
 * @param valueBytes the maximum number of bytes of each value of a free map
 */
record FieldPolicy(Kind kind, int length, int depth, int bytes, int valueBytes) {

	/**
	 * Maximum message length of Sentry, which truncates longer messages without a marker.
	 */
	static final int MAX_TEXT_LENGTH = 8192;

	static final FieldPolicy FREE = data(7, 8192);

	static final FieldPolicy STRUCTURE = new FieldPolicy(Kind.STRUCTURE, MAX_TEXT_LENGTH, 7, 8192, 8192);

	private static final String EVERY = "*";

	/** Policies by type and name. */
	private static final Map<Class<?>, Map<String, FieldPolicy>> POLICIES = new HashMap<>();

	static {
		for (Class<?> type : new Class<?>[] { SentryId.class, SpanId.class, SentryLevel.class, SentryLogLevel.class,
				SpanStatus.class, SentryItemType.class, SdkVersion.class, SdkInfo.class, SentryPackage.class,
				SentryRuntime.class, OperatingSystem.class, Device.class, Gpu.class, DebugMeta.class, DebugImage.class,
				MeasurementValue.class, TransactionInfo.class, ProfileContext.class, MonitorConfig.class,
				ClientReport.class }) {
			put(type, STRUCTURE, EVERY);
		}
		for (Class<?> event : new Class<?>[] { SentryEvent.class, SentryTransaction.class }) {
			put(event, STRUCTURE, "event_id", "timestamp", "start_timestamp", "level", "platform", "release",
					"environment", "dist", "type", "modules", "server_name");
			put(event, of(Kind.TAGS), "tags");
			put(event, text(200), "transaction");
			put(event, new FieldPolicy(Kind.FREE, MAX_TEXT_LENGTH, 8, 262_144, 16_384), "extra");
		}
		put(SentryStackFrame.class, STRUCTURE, EVERY);
		put(SentryStackFrame.class, data(5, 2048), "vars");
		put(SentryStackFrame.class, FREE, "context_line", "pre_context", "post_context");
		put(SentryException.class, STRUCTURE, "type", "module");
		put(Mechanism.class, STRUCTURE, "type");
		put(SentryThread.class, STRUCTURE, "state");
		put(Breadcrumb.class, STRUCTURE, "timestamp", "type", "level", "origin");
		put(Breadcrumb.class, text(128), "category");
		put(Breadcrumb.class, data(5, 2048), "data");
		for (Class<?> span : new Class<?>[] { SpanContext.class, SentrySpan.class }) {
			put(span, STRUCTURE, "trace_id", "span_id", "parent_span_id", "status", "origin", "timestamp",
					"start_timestamp");
			put(span, of(Kind.TAGS), "tags");
		}
		put(SentryLogEvent.class, STRUCTURE, "trace_id", "span_id", "level");
		put(SentryLogEvent.class, data(3, 32_768), "attributes");
		put(SentryMetricsEvent.class, STRUCTURE, "trace_id", "span_id", "type", "unit");
		put(SentryMetricsEvent.class, text(200), "name");
		put(SentryMetricsEvent.class, new FieldPolicy(Kind.FREE, 200, 3, 1600, 300), "attributes");
		put(CheckIn.class, STRUCTURE, "check_in_id", "monitor_slug", "status", "release", "environment", "type",
				"value", "unit", "timezone");
		put(Session.class, STRUCTURE, "sid", "status", "started", "timestamp", "release", "environment");
		put(Session.class, of(Kind.ADDRESS), "ip_address");
		put(User.class, of(Kind.ADDRESS), "ip_address");
		put(TraceContext.class, STRUCTURE, "trace_id", "public_key", "release", "environment", "sample_rate",
				"sample_rand", "sampled", "replay_id", "org_id");
		put(TraceContext.class, text(200), "transaction");
		put(SentryEnvelopeHeader.class, STRUCTURE, "event_id", "sent_at", "dsn");
		put(SentryEnvelopeItemHeader.class, STRUCTURE, "content_type", "type", "attachment_type", "platform");
		put(Feedback.class, STRUCTURE, "associated_event_id", "replay_id");
		put(App.class, STRUCTURE, "app_identifier", "app_name", "app_version", "app_build", "app_start_time");
		put(Request.class, of(Kind.COOKIES), "cookies");
		put(Request.class, of(Kind.QUERY), "query_string", "fragment");
		put(Response.class, of(Kind.COOKIES), "cookies");
	}

	private static void put(Class<?> type, FieldPolicy policy, String... names) {
		Map<String, FieldPolicy> policies = POLICIES.computeIfAbsent(type, (key) -> new HashMap<>());
		for (String name : names) {
			policies.put(name, policy);
		}
	}

	private static FieldPolicy data(int depth, int bytes) {
		return new FieldPolicy(Kind.FREE, MAX_TEXT_LENGTH, depth, bytes, bytes);
	}

	private static FieldPolicy text(int length) {
		return new FieldPolicy(Kind.FREE, length, 7, 8192, 8192);
	}

	private static FieldPolicy of(Kind kind) {
		return new FieldPolicy(kind, MAX_TEXT_LENGTH, 7, 8192, 8192);
	}

	/**
	 * Return the policy for a field of anything that the SDK sends. A field that is not
	 * listed is text or data of the application.
	 */
	static FieldPolicy of(Class<?> type, String name) {
		Map<String, FieldPolicy> policies = POLICIES.get(type);
		if (policies == null) {
			return FREE;
		}
		FieldPolicy policy = policies.get(name);
		return (policy != null) ? policy : policies.getOrDefault(EVERY, FREE);
	}

	/**
	 * Kind of content.
	 */
	enum Kind {

		/** Texts and data of the application. */
		FREE,

		/**
		 * Content that Sentry requires unchanged: IDs, times, types, names in the code.
		 */
		STRUCTURE,

		/** Tags. */
		TAGS,

		/** Content that is secret as a whole. */
		COOKIES,

		/** Query string of a URL. */
		QUERY,

		/** IP address, for which Sentry does not accept any other content. */
		ADDRESS

	}

}
