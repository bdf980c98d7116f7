package io.github.tuxsentry.internal.serialization;

import java.util.HashMap;
import java.util.Map;

import io.github.tuxsentry.internal.serialization.FieldPolicy.Kind;
import io.sentry.Breadcrumb;
import io.sentry.CheckIn;
import io.sentry.MonitorConfig;
import io.sentry.MonitorContexts;
import io.sentry.MonitorSchedule;
import io.sentry.ProfileChunk;
import io.sentry.ProfileContext;
import io.sentry.ProfilingTraceData;
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
import io.sentry.clientreport.DiscardedEvent;
import io.sentry.protocol.App;
import io.sentry.protocol.Browser;
import io.sentry.protocol.Contexts;
import io.sentry.protocol.DebugImage;
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
import io.sentry.protocol.profiling.SentryProfile;
import org.jspecify.annotations.Nullable;

/**
 * Policies for the fields of a type that serializes itself.
 */
final class FieldPolicies {

	private static final int MAX_MEASUREMENT_BYTES = 262_144;

	/** Maximum number of fields of a type to remember, a power of two. */
	private static final int FIELDS = 64;

	private static final int MAX_PROBES = 8;

	/** Any field of the type, whatever its name. */
	private static final String ANY = "*";

	private static final Map<Class<?>, Map<String, FieldPolicy>> POLICIES = new HashMap<>();

	private static final ClassValue<FieldPolicies> BY_TYPE = new ClassValue<>() {

		@Override
		protected FieldPolicies computeValue(Class<?> type) {
			return new FieldPolicies(type);
		}

	};

	static {
		names(SentryId.class, ANY);
		names(SpanId.class, ANY);
		for (Class<?> constant : new Class<?>[] { SentryLevel.class, SentryLogLevel.class, SpanStatus.class,
				SentryItemType.class }) {
			put(constant, FieldPolicy.CODE, ANY);
		}
		event();
		exception();
		names(Breadcrumb.class, "timestamp", "type", "level", "origin");
		put(Breadcrumb.class, FieldPolicy.text(128), "category");
		put(Breadcrumb.class, FieldPolicy.data(5, 2048), "data");
		for (Class<?> span : new Class<?>[] { SpanContext.class, SentrySpan.class }) {
			names(span, "trace_id", "span_id", "parent_span_id", "status", "origin", "timestamp", "start_timestamp");
			put(span, FieldPolicy.of(Kind.TAGS), "tags");
		}
		names(MeasurementValue.class, "value", "unit");
		names(SentryLogEvent.class, "trace_id", "span_id", "level");
		put(SentryLogEvent.class, FieldPolicy.data(3, 32_768), "attributes");
		names(SentryMetricsEvent.class, "trace_id", "span_id", "type", "unit");
		put(SentryMetricsEvent.class, FieldPolicy.text(200), "name");
		put(SentryMetricsEvent.class, new FieldPolicy(Kind.FREE, 200, 3, 1600, 300), "attributes");
		names(CheckIn.class, "check_in_id", "monitor_slug", "status", "release", "environment");
		names(MonitorSchedule.class, "type", "value", "unit");
		names(MonitorConfig.class, "timezone");
		names(Session.class, "sid", "status", "started", "timestamp", "release", "environment");
		put(Session.class, FieldPolicy.of(Kind.ADDRESS), "ip_address");
		put(User.class, FieldPolicy.of(Kind.ADDRESS), "ip_address");
		names(Feedback.class, "associated_event_id", "replay_id");
		put(Request.class, FieldPolicy.of(Kind.COOKIES), "cookies");
		put(Request.class, FieldPolicy.of(Kind.QUERY), "query_string", "fragment");
		put(Response.class, FieldPolicy.of(Kind.COOKIES), "cookies");
		contexts();
		envelope();
		profile();
	}

	private static void event() {
		for (Class<?> event : new Class<?>[] { SentryEvent.class, SentryTransaction.class }) {
			names(event, "event_id", "timestamp", "start_timestamp", "level", "platform", "release", "environment",
					"dist", "type", "server_name");
			put(event, FieldPolicy.CODE, "modules");
			put(event, FieldPolicy.of(Kind.TAGS), "tags");
			put(event, FieldPolicy.text(200), "transaction");
			put(event, new FieldPolicy(Kind.FREE, FieldPolicy.MAX_TEXT_LENGTH, 8, 262_144, 16_384), "extra");
		}
		names(TransactionInfo.class, "source");
		names(SdkVersion.class, "name", "version");
		names(SentryPackage.class, "name", "version");
	}

	private static void exception() {
		put(SentryException.class, FieldPolicy.CODE, "type", "module");
		names(Mechanism.class, "type");
		names(SentryThread.class, "state");
		put(SentryStackFrame.class, FieldPolicy.CODE, "filename", "function", "module", "abs_path", "package",
				"platform", "raw_function", "symbol", "symbol_addr", "image_addr", "instruction_addr", "addr_mode");
		put(SentryStackFrame.class, FieldPolicy.data(5, 2048), "vars");
		names(DebugImage.class, "arch", "code_file", "code_id", "debug_file", "debug_id", "image_addr", "type", "uuid");
		names(SdkInfo.class, "sdk_name");
	}

	private static void contexts() {
		put(Contexts.class, FieldPolicy.of(Kind.DATA), ANY);
		put(MonitorContexts.class, FieldPolicy.of(Kind.DATA), ANY);
		names(App.class, "app_identifier", "app_name", "app_version", "app_build", "app_start_time");
		names(SentryRuntime.class, "name", "version", "raw_description");
		names(OperatingSystem.class, "name", "version", "raw_description", "build", "kernel_version");
		names(Browser.class, "name", "version");
		names(Gpu.class, "name", "version");
		names(ProfileContext.class, "profiler_id");
	}

	private static void envelope() {
		names(SentryEnvelopeHeader.class, "event_id", "sent_at");
		names(TraceContext.class, "trace_id", "public_key", "release", "environment", "sample_rate", "sample_rand",
				"sampled", "replay_id");
		put(TraceContext.class, FieldPolicy.text(200), "transaction");
		names(SentryEnvelopeItemHeader.class, "content_type", "type", "attachment_type", "platform");
		names(DiscardedEvent.class, "category", "reason");
	}

	private static void profile() {
		names(ProfileChunk.class, "profiler_id", "chunk_id", "platform", "release", "environment", "version",
				"content_type");
		put(ProfileChunk.class, FieldPolicy.of(Kind.BINARY), "sampled_profile");
		put(ProfilingTraceData.class, FieldPolicy.of(Kind.BINARY), "sampled_profile");
		for (Class<?> profile : new Class<?>[] { ProfileChunk.class, ProfilingTraceData.class }) {
			put(profile, FieldPolicy.data(5, MAX_MEASUREMENT_BYTES), "measurements");
		}
		put(SentryProfile.class, FieldPolicy.of(Kind.SAMPLES), "samples", "stacks", "frames");
		put(SentryProfile.class, FieldPolicy.data(3, MAX_MEASUREMENT_BYTES), "thread_metadata");
	}

	private final Class<?> type;

	private final boolean ofSdk;

	private final Map<String, FieldPolicy> byName;

	private final FieldPolicy others;

	/** Fields that have been written, each near a place according to its name. */
	private final @Nullable Field[] fields = new Field[FIELDS];

	private FieldPolicies(Class<?> type) {
		this.type = type;
		this.ofSdk = type.getName().startsWith("io.sentry.");
		this.byName = POLICIES.getOrDefault(type, Map.of());
		this.others = this.byName.getOrDefault(ANY, FieldPolicy.FREE);
	}

	private static void names(Class<?> type, String... names) {
		put(type, FieldPolicy.of(Kind.NAME), names);
	}

	private static void put(Class<?> type, FieldPolicy policy, String... names) {
		Map<String, FieldPolicy> policies = POLICIES.computeIfAbsent(type, (key) -> new HashMap<>());
		for (String name : names) {
			policies.put(name, policy);
		}
	}

	/**
	 * Return the policies for a type. They are determined once for each type.
	 */
	static FieldPolicies of(Class<?> type) {
		return BY_TYPE.get(type);
	}

	Class<?> type() {
		return this.type;
	}

	/**
	 * Return the policy for a field. A field that is not listed is text or data of the
	 * application.
	 */
	FieldPolicy of(String name) {
		FieldPolicy policy = this.byName.get(name);
		return (policy != null) ? policy : this.others;
	}

	/**
	 * Return a field. It is determined once, unless the type has many fields.
	 */
	Field field(String name) {
		int hash = name.hashCode();
		int place = hash ^ (hash >>> 16);
		for (int i = 0; i < MAX_PROBES; i++) {
			Field known = this.fields[(place + i) & (FIELDS - 1)];
			if (known == null) {
				Field field = Field.of(name, of(name));
				this.fields[(place + i) & (FIELDS - 1)] = (field.json() != null) ? field : null;
				return field;
			}
			if (known.name().equals(name)) {
				return known;
			}
		}
		return Field.of(name, of(name));
	}

	/**
	 * Return whether the type is part of the SDK. Only such types are trusted to limit
	 * the size of their output.
	 */
	boolean areOfSdk() {
		return this.ofSdk;
	}

}
