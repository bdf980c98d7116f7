package io.github.tuxsentry.internal.serialization;

import java.util.HashMap;
import java.util.Map;

import io.sentry.Breadcrumb;
import io.sentry.CheckIn;
import io.sentry.MonitorConfig;
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

	private static final int MAX_MEASUREMENT_BYTES = 262_144;

	/**
	 * Names in the code, such as those of the frames of a stack trace, and constants.
	 */
	private static final FieldPolicy CODE = of(Kind.CODE);

	/** Types that are a single value, whatever the name of the field. */
	private static final String ANY = "*";

	/** Policies by type and name. */
	private static final Map<Class<?>, Map<String, FieldPolicy>> POLICIES = new HashMap<>();

	static {
		names(SentryId.class, ANY);
		names(SpanId.class, ANY);
		for (Class<?> constant : new Class<?>[] { SentryLevel.class, SentryLogLevel.class, SpanStatus.class,
				SentryItemType.class }) {
			put(constant, CODE, ANY);
		}
		event();
		exception();
		names(Breadcrumb.class, "timestamp", "type", "level", "origin");
		put(Breadcrumb.class, text(128), "category");
		put(Breadcrumb.class, data(5, 2048), "data");
		for (Class<?> span : new Class<?>[] { SpanContext.class, SentrySpan.class }) {
			names(span, "trace_id", "span_id", "parent_span_id", "status", "origin", "timestamp", "start_timestamp");
			put(span, of(Kind.TAGS), "tags");
		}
		names(MeasurementValue.class, "value", "unit");
		names(SentryLogEvent.class, "trace_id", "span_id", "level");
		put(SentryLogEvent.class, data(3, 32_768), "attributes");
		names(SentryMetricsEvent.class, "trace_id", "span_id", "type", "unit");
		put(SentryMetricsEvent.class, text(200), "name");
		put(SentryMetricsEvent.class, new FieldPolicy(Kind.FREE, 200, 3, 1600, 300), "attributes");
		names(CheckIn.class, "check_in_id", "monitor_slug", "status", "release", "environment");
		names(MonitorSchedule.class, "type", "value", "unit");
		names(MonitorConfig.class, "timezone");
		names(Session.class, "sid", "status", "started", "timestamp", "release", "environment");
		put(Session.class, of(Kind.ADDRESS), "ip_address");
		put(User.class, of(Kind.ADDRESS), "ip_address");
		names(Feedback.class, "associated_event_id", "replay_id");
		put(Request.class, of(Kind.COOKIES), "cookies");
		put(Request.class, of(Kind.QUERY), "query_string", "fragment");
		put(Response.class, of(Kind.COOKIES), "cookies");
		contexts();
		envelope();
		profile();
	}

	private static void event() {
		for (Class<?> event : new Class<?>[] { SentryEvent.class, SentryTransaction.class }) {
			names(event, "event_id", "timestamp", "start_timestamp", "level", "platform", "release", "environment",
					"dist", "type", "server_name");
			put(event, CODE, "modules");
			put(event, of(Kind.TAGS), "tags");
			put(event, text(200), "transaction");
			put(event, new FieldPolicy(Kind.FREE, MAX_TEXT_LENGTH, 8, 262_144, 16_384), "extra");
		}
		names(TransactionInfo.class, "source");
		names(SdkVersion.class, "name", "version");
		names(SentryPackage.class, "name", "version");
	}

	private static void exception() {
		put(SentryException.class, CODE, "type", "module");
		names(Mechanism.class, "type");
		names(SentryThread.class, "state");
		put(SentryStackFrame.class, CODE, "filename", "function", "module", "abs_path", "package", "platform",
				"raw_function", "symbol", "symbol_addr", "image_addr", "instruction_addr", "addr_mode");
		put(SentryStackFrame.class, data(5, 2048), "vars");
		names(DebugImage.class, "arch", "code_file", "code_id", "debug_file", "debug_id", "image_addr", "type", "uuid");
		names(SdkInfo.class, "sdk_name");
	}

	private static void contexts() {
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
		put(TraceContext.class, text(200), "transaction");
		names(SentryEnvelopeItemHeader.class, "content_type", "type", "attachment_type", "platform");
		names(DiscardedEvent.class, "category", "reason");
	}

	private static void profile() {
		names(ProfileChunk.class, "profiler_id", "chunk_id", "platform", "release", "environment", "version",
				"content_type");
		put(ProfileChunk.class, of(Kind.BINARY), "sampled_profile");
		put(ProfilingTraceData.class, of(Kind.BINARY), "sampled_profile");
		for (Class<?> profile : new Class<?>[] { ProfileChunk.class, ProfilingTraceData.class }) {
			put(profile, data(5, MAX_MEASUREMENT_BYTES), "measurements");
		}
		put(SentryProfile.class, of(Kind.SAMPLES), "samples", "stacks", "frames");
		put(SentryProfile.class, data(3, MAX_MEASUREMENT_BYTES), "thread_metadata");
	}

	private static void names(Class<?> type, String... names) {
		put(type, of(Kind.NAME), names);
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
		return (policy != null) ? policy : policies.getOrDefault(ANY, FREE);
	}

	/**
	 * Kind of content.
	 */
	enum Kind {

		/** Texts and data of the application. */
		FREE,

		/** Names in the code and constants, which are not scrubbed. */
		CODE,

		/**
		 * IDs, times and names by which Sentry finds what belongs together, such as the
		 * release. Only secrets are replaced in them, and no addresses, which a version
		 * may look like.
		 */
		NAME,

		/** Base64, of any length; any other text is scrubbed. */
		BINARY,

		/** Samples of a profile: many numbers, and frames. */
		SAMPLES,

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
