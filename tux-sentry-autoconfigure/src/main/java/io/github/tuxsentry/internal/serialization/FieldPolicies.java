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
 * Policies for the fields of everything that the SDK sends, by type and name. Fields that
 * are not listed are text or data of the application.
 */
final class FieldPolicies {

	private static final String EVERY = "*";

	private static final Map<Class<?>, Map<String, FieldPolicy>> POLICIES = new HashMap<>();

	static {
		for (Class<?> type : new Class<?>[] { SentryId.class, SpanId.class, SentryLevel.class, SentryLogLevel.class,
				SpanStatus.class, SentryItemType.class, SdkVersion.class, SdkInfo.class, SentryPackage.class,
				SentryRuntime.class, OperatingSystem.class, Device.class, Gpu.class, DebugMeta.class, DebugImage.class,
				MeasurementValue.class, TransactionInfo.class, ProfileContext.class, MonitorConfig.class,
				ClientReport.class }) {
			put(type, FieldPolicy.STRUCTURE, EVERY);
		}
		for (Class<?> event : new Class<?>[] { SentryEvent.class, SentryTransaction.class }) {
			put(event, FieldPolicy.STRUCTURE, "event_id", "timestamp", "start_timestamp", "level", "platform",
					"release", "environment", "dist", "type", "modules", "server_name");
			put(event, FieldPolicy.of(FieldPolicy.Kind.TAGS), "tags");
			put(event, FieldPolicy.text(200), "transaction");
			put(event, new FieldPolicy(FieldPolicy.Kind.FREE, FieldPolicy.MAX_TEXT_LENGTH, 8, 262_144, 16_384),
					"extra");
		}
		put(SentryStackFrame.class, FieldPolicy.STRUCTURE, EVERY);
		put(SentryStackFrame.class, FieldPolicy.data(5, 2048), "vars");
		put(SentryStackFrame.class, FieldPolicy.FREE, "context_line", "pre_context", "post_context");
		put(SentryException.class, FieldPolicy.STRUCTURE, "type", "module");
		put(Mechanism.class, FieldPolicy.STRUCTURE, "type");
		put(SentryThread.class, FieldPolicy.STRUCTURE, "state");
		put(Breadcrumb.class, FieldPolicy.STRUCTURE, "timestamp", "type", "level", "origin");
		put(Breadcrumb.class, FieldPolicy.text(128), "category");
		put(Breadcrumb.class, FieldPolicy.data(5, 2048), "data");
		for (Class<?> span : new Class<?>[] { SpanContext.class, SentrySpan.class }) {
			put(span, FieldPolicy.STRUCTURE, "trace_id", "span_id", "parent_span_id", "status", "origin", "timestamp",
					"start_timestamp");
			put(span, FieldPolicy.of(FieldPolicy.Kind.TAGS), "tags");
		}
		put(SentryLogEvent.class, FieldPolicy.STRUCTURE, "trace_id", "span_id", "level");
		put(SentryLogEvent.class, FieldPolicy.data(3, 32_768), "attributes");
		put(SentryMetricsEvent.class, FieldPolicy.STRUCTURE, "trace_id", "span_id", "type", "unit");
		put(SentryMetricsEvent.class, FieldPolicy.text(200), "name");
		put(SentryMetricsEvent.class, new FieldPolicy(FieldPolicy.Kind.FREE, 200, 3, 1600, 300), "attributes");
		put(CheckIn.class, FieldPolicy.STRUCTURE, "check_in_id", "monitor_slug", "status", "release", "environment",
				"type", "value", "unit", "timezone");
		put(Session.class, FieldPolicy.STRUCTURE, "sid", "status", "started", "timestamp", "release", "environment");
		put(Session.class, FieldPolicy.of(FieldPolicy.Kind.ADDRESS), "ip_address");
		put(User.class, FieldPolicy.of(FieldPolicy.Kind.ADDRESS), "ip_address");
		put(TraceContext.class, FieldPolicy.STRUCTURE, "trace_id", "public_key", "release", "environment",
				"sample_rate", "sample_rand", "sampled", "replay_id", "org_id");
		put(TraceContext.class, FieldPolicy.text(200), "transaction");
		put(SentryEnvelopeHeader.class, FieldPolicy.STRUCTURE, "event_id", "sent_at", "dsn");
		put(SentryEnvelopeItemHeader.class, FieldPolicy.STRUCTURE, "content_type", "type", "attachment_type",
				"platform");
		put(App.class, FieldPolicy.STRUCTURE, "app_identifier", "app_name", "app_version", "app_build",
				"app_start_time");
		put(Request.class, FieldPolicy.of(FieldPolicy.Kind.COOKIES), "cookies");
		put(Request.class, FieldPolicy.of(FieldPolicy.Kind.QUERY), "query_string", "fragment");
		put(Response.class, FieldPolicy.of(FieldPolicy.Kind.COOKIES), "cookies");
	}

	private FieldPolicies() {
	}

	private static void put(Class<?> type, FieldPolicy policy, String... names) {
		Map<String, FieldPolicy> policies = POLICIES.computeIfAbsent(type, (key) -> new HashMap<>());
		for (String name : names) {
			policies.put(name, policy);
		}
	}

	static FieldPolicy of(Class<?> type, String name) {
		Map<String, FieldPolicy> policies = POLICIES.get(type);
		if (policies == null) {
			return FieldPolicy.FREE;
		}
		FieldPolicy policy = policies.get(name);
		return (policy != null) ? policy : policies.getOrDefault(EVERY, FieldPolicy.FREE);
	}

}
