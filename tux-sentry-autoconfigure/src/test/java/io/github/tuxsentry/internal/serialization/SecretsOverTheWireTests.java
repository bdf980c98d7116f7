package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Samples;
import io.github.tuxsentry.scrub.Samples.Sample;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.sentry.Breadcrumb;
import io.sentry.CheckIn;
import io.sentry.CheckInStatus;
import io.sentry.Hint;
import io.sentry.ILogger;
import io.sentry.IScopes;
import io.sentry.ISpan;
import io.sentry.ITransaction;
import io.sentry.JsonSerializable;
import io.sentry.ObjectWriter;
import io.sentry.SentryAttribute;
import io.sentry.SentryAttributes;
import io.sentry.SentryEvent;
import io.sentry.SentryLogLevel;
import io.sentry.logger.SentryLogParameters;
import io.sentry.metrics.SentryMetricsParameters;
import io.sentry.protocol.Mechanism;
import io.sentry.protocol.Message;
import io.sentry.protocol.Request;
import io.sentry.protocol.Response;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import io.sentry.protocol.SentryThread;
import io.sentry.protocol.User;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of secret at every place of what the SDK sends: none leaves the process.
 */
class SecretsOverTheWireTests {

	private static final int SAMPLES = Boolean.getBoolean("tux.long") ? 20 : 5;

	private static final int PLACES = 30;

	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final Pattern LABEL = Pattern.compile("\\[[a-z0-9][a-z0-9 -]*]");

	private static final Map<String, List<Sample>> ALL = new Samples(7).ofEachKind(SAMPLES);

	@RegisterExtension
	private final LiveSentry sentry = new LiveSentry((options) -> {
		options.setMaxQueueSize(1000);
		options.setAttachStacktrace(false);
		options.getLogs().setEnabled(true);
		options.setSerializer(new ScrubbingSerializer(options, Scrubber.standard(), new FaultBarrier()));
	});

	static Set<String> kinds() {
		return ALL.keySet();
	}

	@ParameterizedTest
	@MethodSource("kinds")
	void noneLeavesTheProcess(String kind) {
		List<Sample> samples = ALL.get(kind);
		samples.forEach((sample) -> {
			sendEvent(sample.text());
			sendTransaction(sample.text());
			sendLogMetricAndCheckIn(sample.text());
		});
		LocalSentry received = this.sentry.received();
		assertThat(received.awaitItems(SentryItem.EVENT, SAMPLES, TIMEOUT)).hasSize(SAMPLES)
			.allSatisfy((event) -> assertThat(labels(event.payload().toString())).isGreaterThanOrEqualTo(PLACES));
		received.awaitItems(SentryItem.TRANSACTION, SAMPLES, TIMEOUT);
		received.awaitItems("check_in", SAMPLES, TIMEOUT);
		received.awaitItems("log", 1, TIMEOUT);
		received.awaitItems(SentryItem.TRACE_METRIC, 1, TIMEOUT);
		assertThat(received.malformedEnvelopes()).isEmpty();
		String everything = received.rawBodies()
			.stream()
			.map((body) -> new String(body, StandardCharsets.UTF_8))
			.collect(Collectors.joining("\n"));
		assertThat(samples).noneMatch((sample) -> everything.contains(sample.secret()));
	}

	private static long labels(String json) {
		return LABEL.matcher(json).results().count();
	}

	private void sendEvent(String text) {
		SentryEvent event = new SentryEvent();
		Message message = new Message();
		message.setFormatted(text);
		message.setMessage(text);
		message.setParams(List.of(text, "x"));
		event.setMessage(message);
		event.setExceptions(List.of(exception(text), exception("cause: " + text)));
		event.setThreads(List.of(thread(text)));
		event.setLogger(text);
		event.setTransaction(text);
		event.setFingerprints(List.of("{{ default }}", text));
		event.setTag("tag", text);
		event.setTag("other", text.replace('\n', ' '));
		event.setUser(user(text));
		event.setRequest(request(text));
		event.setExtra("text", text);
		event.setExtra("json", "{\"a\":[{\"b\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}]}");
		event.setExtra("nested", Map.of("a", List.of(Map.of("b", new Object[] { 1, text }))));
		event.getContexts().put("map", Map.of("a", text, "list", Arrays.asList(null, text), text, 1));
		event.getContexts().put("record", Map.of("record", new Note(1, text)));
		event.getContexts().put("object", Map.of("object", new StringBuilder(text)));
		event.getContexts().put("own", new OwnContext(text));
		event.getContexts().put("exception", Map.of("exception", new IOException(text)));
		event.getContexts().setResponse(response(text));
		event.setUnknown(Map.of("unknown", text));
		event.addBreadcrumb(breadcrumb(text));
		scopes().captureEvent(event, new Hint());
	}

	private static SentryException exception(String text) {
		SentryStackFrame frame = new SentryStackFrame();
		frame.setModule("com.example.Bot");
		frame.setFunction("run");
		frame.setVars(Map.of("local", text, "args", List.of(text)));
		frame.setContextLine(text);
		frame.setPreContext(List.of(text));
		frame.setPostContext(List.of(text));
		Mechanism mechanism = new Mechanism();
		mechanism.setType("test");
		mechanism.setDescription(text);
		mechanism.setData(Map.of("data", text));
		SentryException exception = new SentryException();
		exception.setType("BotException");
		exception.setValue(text);
		exception.setStacktrace(new SentryStackTrace(List.of(frame)));
		exception.setMechanism(mechanism);
		return exception;
	}

	private static SentryThread thread(String text) {
		SentryThread thread = new SentryThread();
		thread.setId(1L);
		thread.setName(text);
		return thread;
	}

	private static User user(String text) {
		User user = new User();
		user.setId(text);
		user.setUsername(text);
		user.setEmail(text);
		user.setIpAddress(text);
		user.setData(Map.of("data", text));
		return user;
	}

	private static Request request(String text) {
		Request request = new Request();
		request.setUrl("http://localhost/?a=1&" + text);
		request.setQueryString(text);
		request.setFragment(text);
		request.setCookies(text);
		request.setData(Map.of("body", text));
		request.setHeaders(Map.of("X-Header", text, "Authorization", text));
		request.setEnvs(Map.of("ENV", text));
		request.setOthers(Map.of("other", text));
		return request;
	}

	private static Response response(String text) {
		Response response = new Response();
		response.setCookies(text);
		response.setData(text);
		response.setHeaders(Map.of("X-Header", text));
		return response;
	}

	private static Breadcrumb breadcrumb(String text) {
		Breadcrumb breadcrumb = new Breadcrumb(text);
		breadcrumb.setCategory(text);
		breadcrumb.setData("data", text);
		breadcrumb.setData("nested", Map.of("list", List.of(text)));
		return breadcrumb;
	}

	private void sendTransaction(String text) {
		ITransaction transaction = scopes().startTransaction(text, "function");
		transaction.setDescription(text);
		transaction.setData("data", text);
		transaction.setTag("tag", text);
		transaction.setContext("context", Map.of("a", List.of(text)));
		ISpan span = transaction.startChild(text, text);
		span.setData("data", text);
		span.setData(text, "key");
		span.setData("nested", Map.of("list", List.of(text)));
		span.setTag("tag", text);
		span.finish();
		transaction.finish();
	}

	private void sendLogMetricAndCheckIn(String text) {
		scopes().logger().log(SentryLogLevel.INFO, text);
		scopes().logger().log(SentryLogLevel.INFO, "said %s", text);
		scopes().logger()
			.log(SentryLogLevel.INFO,
					SentryLogParameters.create(SentryAttributes.of(SentryAttribute.stringAttribute("attribute", text))),
					"hello");
		scopes().metrics()
			.count("metric", 1.0, "none", SentryMetricsParameters
				.create(SentryAttributes.of(SentryAttribute.stringAttribute("attribute", text))));
		CheckIn checkIn = new CheckIn("job", CheckInStatus.OK);
		checkIn.setUnknown(Map.of("unknown", text, "nested", List.of(text)));
		scopes().captureCheckIn(checkIn);
	}

	private IScopes scopes() {
		return this.sentry.scopes();
	}

	private record Note(int number, String text) {
	}

	private record OwnContext(String text) implements JsonSerializable {

		@Override
		public void serialize(ObjectWriter writer, ILogger logger) throws IOException {
			writer.beginObject().name("text").value(this.text).name("object").value(logger, List.of(this.text));
			writer.endObject();
		}

	}

}
