package io.github.tuxsentry.internal.serialization;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.tuxsentry.LiveSentry;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.Attachment;
import io.sentry.Breadcrumb;
import io.sentry.Hint;
import io.sentry.JsonSerializable;
import io.sentry.ITransaction;
import io.sentry.SentryEvent;
import io.sentry.protocol.Message;
import io.sentry.protocol.Request;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import io.sentry.protocol.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A value that stands beside the name of a secret anywhere in an event is in none of its
 * other texts either.
 */
class NamedSecretsOverTheWireTests {

	private static final String SECRET = "Xy7-hunter2/pa%ss";

	@RegisterExtension
	private final LiveSentry sentry = new LiveSentry((options) -> options
		.setSerializer(new ScrubbingSerializer(options, Scrubber.standard(), new FaultBarrier())));

	@ParameterizedTest
	@ValueSource(strings = { "password=" + SECRET, "bot started with --token '" + SECRET + "'",
			"{\"api_key\": \"" + SECRET + "\"}", "Authorization: Bearer " + SECRET,
			"<password>" + SECRET + "</password>",
			"Field error in object 'bot' on field 'password': rejected value [" + SECRET
					+ "]; codes [typeMismatch.bot.password,typeMismatch]; default message [no]",
			"Property: bot.api-key\n    Value: \"" + SECRET + "\"\n    Origin: \"bot.api-key\" from property source",
			"Property bot.token with value '" + SECRET + "' is invalid: no",
			"Invalid value '" + SECRET + "' for configuration property 'bot.token' (originating from x)" })
	void valueBesideItsNameIsTakenOutOfAllTexts(String text) {
		sendEvent(text);
		assertThat(sent()).contains("before ", " after").doesNotContain("hunter2");
	}

	@Test
	void valueUnderItsNameIsTakenOutOfAllTexts() {
		SentryEvent event = event("no name here");
		event.getContexts().put("settings", Map.of("bot", Map.of("apiKey", SECRET)));
		assertHidden(event);
		event = event("no name here");
		event.setExtra("tokens", List.of("another", SECRET));
		assertHidden(event);
		event = event("no name here");
		event.setTag("api_key", SECRET);
		assertHidden(event);
		event = event("no name here");
		event.addBreadcrumb(breadcrumb(Map.of("name", "password", "value", SECRET)));
		assertHidden(event);
		event = event("no name here");
		event.addBreadcrumb(breadcrumb(Map.of("key", "bot.token", "val", SECRET)));
		assertHidden(event);
		event = event("no name here");
		event.setExtra("args", new String[] { "--shards", "4", "--bot-token", SECRET });
		assertHidden(event);
		event = event("no name here");
		JsonSerializable own = (writer, logger) -> writer.beginObject().name("apiKey").value(SECRET).endObject();
		event.getContexts().put("own", own);
		assertHidden(event);
		event = event("no name here");
		Request request = new Request();
		request.setHeaders(Map.of("Authorization", "Basic " + SECRET));
		event.setRequest(request);
		assertHidden(event);
	}

	@Test
	void valueIsTakenOutOfEveryPartOfTheEvent() {
		SentryEvent event = event("password=" + SECRET);
		String other = "before " + SECRET + " after";
		SentryStackFrame frame = new SentryStackFrame();
		frame.setVars(Map.of("local", other));
		SentryException exception = exception(other);
		exception.setStacktrace(new SentryStackTrace(List.of(frame)));
		event.setExceptions(List.of(exception, exception("password=" + SECRET)));
		Request request = new Request();
		request.setUrl("http://localhost/" + SECRET);
		request.setData(Map.of("body", other));
		event.setRequest(request);
		User user = new User();
		user.setUsername(other);
		user.setData(Map.of("field", other));
		event.setUser(user);
		event.setTransaction(other);
		event.addBreadcrumb(breadcrumb(Map.of("later", other)));
		assertHidden(event);
	}

	@Test
	void valueIsTakenOutWhereItIsEncoded() {
		SentryEvent event = event("password=" + SECRET);
		Base64.Encoder base64 = Base64.getEncoder();
		event.setExtra("encoded",
				List.of(URLEncoder.encode(SECRET, StandardCharsets.UTF_8), base64.encodeToString(bytes("a" + SECRET)),
						base64.encodeToString(bytes("ab" + SECRET)), base64.encodeToString(bytes("abc" + SECRET)),
						Base64.getUrlEncoder().encodeToString(bytes("{}" + SECRET + "{}"))));
		this.sentry.scopes().captureEvent(event, new Hint());
		assertThat(sent()).doesNotContain("hunter2", "aHVudGVyM", "h1bnRlcj", "odW50ZXIy");
	}

	@Test
	void valueIsTakenOutOfTextsThatAreJson() {
		String secret = "Xy7\"hunter2\\x";
		SentryEvent event = new SentryEvent();
		event.setExtra("password", secret);
		event.setExtra("body", "{\"x\":\"" + secret.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
		this.sentry.scopes().captureEvent(event, new Hint());
		assertThat(sent()).contains("body").doesNotContain("hunter2");
	}

	@Test
	void valueIsTakenOutOfAttachmentsOfItsEvent() {
		Attachment text = new Attachment(bytes("before " + SECRET + " after"), "log.txt");
		Attachment binary = new Attachment(new byte[] { 0, 1, 'x' }, "image.bin");
		this.sentry.scopes().captureEvent(event("password=" + SECRET), Hint.withAttachments(List.of(text, binary)));
		assertThat(sent()).contains("log.txt", "image.bin", "before [password] after").doesNotContain("hunter2");
	}

	@Test
	void nameAndValueMayBeApart() {
		SentryEvent event = event(
				"Failed to convert from type [java.lang.String] to type [java.util.UUID] for value [" + SECRET + "]");
		event
			.setExceptions(List.of(exception("Invalid UUID string: " + SECRET),
					exception("Failed to convert from type [java.lang.String] to type [java.util.UUID] for value ["
							+ SECRET + "]"),
					exception("Failed to bind properties under 'bot.api-key' to java.util.UUID")));
		assertHidden(event);
	}

	@Test
	void shortValueOfANameApartIsTakenOutOfItsPlace() {
		SentryEvent event = new SentryEvent();
		event.setExceptions(List.of(exception("For input string: \"q7x\""), exception("for value [q7x]"),
				exception("Failed to bind properties under 'bot.pass' to java.lang.Integer")));
		this.sentry.scopes().captureEvent(event, new Hint());
		assertThat(sent()).contains("for value [[", "For input string: \\\"[").doesNotContain("q7x");
	}

	@Test
	void valueThatSpringHasCutIsTakenOutWithTheRestOfIt() {
		String secret = IntStream.range(0, 60).mapToObj((i) -> "s" + i).collect(Collectors.joining("-"));
		SentryEvent event = new SentryEvent();
		event.setExceptions(
				List.of(exception("Invalid UUID string: " + secret), exception("No UUID (" + secret + ") at all"),
						exception("for value [" + secret.substring(0, 100) + " (truncated)...]"),
						exception("Failed to bind properties under 'bot.api-key' to java.util.UUID")));
		this.sentry.scopes().captureEvent(event, new Hint());
		assertThat(sent()).contains("No UUID ([").doesNotContain("s0-s1", "s58");
	}

	@Test
	void ordinaryValuesStayElsewhere() {
		Map<String, Object> settings = new LinkedHashMap<>();
		List.of("true", "1", "abc", "disabled", "password", "[hidden]", "********").forEach((value) -> {
			settings.put("token " + settings.size() + " password", value);
		});
		SentryEvent event = new SentryEvent();
		event.getContexts().put("settings", settings);
		event.setExtra("text", "true 1 abc disabled password [hidden] ********");
		event.setExtra("message", "on field 'token': rejected value [null], could not resolve '${bot.token}'");
		this.sentry.scopes().captureEvent(event, new Hint());
		assertThat(sent()).contains("true 1 abc disabled password [hidden] ********",
				"on field 'token': rejected value [null], could not resolve '${bot.token}'");
	}

	@Test
	void wordIsNotTakenOutOfOtherWords() {
		SentryEvent event = new SentryEvent();
		event.setExtra("url", "password=postgres");
		event.setExtra("driver", "postgresql and postgres, 123456 and 1234567");
		event.setExtra("pin", "otp=123456");
		event.setEnvironment("postgres");
		this.sentry.scopes().captureEvent(event, new Hint());
		assertThat(sent()).contains("postgresql and [password], [one-time code] and 1234567",
				"\"environment\":\"postgres\"");
	}

	@Test
	void valueIsNoLongerSecretInTheNextEvent() {
		sendEvent("password=" + SECRET);
		assertThat(sent()).doesNotContain("hunter2");
		this.sentry.local().clear();
		sendEvent("nothing");
		assertThat(sent()).contains("before " + SECRET + " after");
	}

	@Test
	void onlySoManyValuesAreLookedFor() {
		String names = IntStream.range(0, 1000)
			.mapToObj((i) -> "password=value-" + (1000 + i))
			.collect(Collectors.joining("\n"));
		SentryEvent event = event(names);
		event.setExtra("text",
				IntStream.range(0, 100).mapToObj((i) -> "value-" + (1000 + i)).collect(Collectors.joining(" ")));
		this.sentry.scopes().captureEvent(event, new Hint());
		assertThat(sent()).doesNotContain("password=value").contains("[password] value-1016 value-1017");
	}

	@Test
	void valueIsTakenOutOfTransactionsToo() {
		ITransaction transaction = this.sentry.scopes().startTransaction("before " + SECRET, "function");
		transaction.startChild("function", "before " + SECRET + " after").finish();
		transaction.setData("password", SECRET);
		transaction.finish();
		String item = sent().lines().skip(2).findFirst().orElseThrow();
		assertThat(item).contains("before [password] after").doesNotContain("hunter2");
	}

	private void assertHidden(SentryEvent event) {
		this.sentry.local().clear();
		this.sentry.scopes().captureEvent(event, new Hint());
		assertThat(sent()).contains("before ", " after").doesNotContain("hunter2");
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private void sendEvent(String text) {
		this.sentry.scopes().captureEvent(event(text), new Hint());
	}

	/**
	 * An event with a text in the middle, and the secret before and behind it.
	 */
	private static SentryEvent event(String text) {
		String other = "before " + SECRET + " after";
		SentryEvent event = new SentryEvent();
		Message message = new Message();
		message.setFormatted(other);
		event.setMessage(message);
		event.setExceptions(List.of(exception(other), exception(text), exception(other)));
		event.setTag("tag", other);
		event.setExtra("extra", Map.of("list", List.of(other)));
		event.getContexts().put("context", Map.of("key", other, other, 1));
		event.addBreadcrumb(breadcrumb(Map.of("data", other)));
		return event;
	}

	private static SentryException exception(String value) {
		SentryException exception = new SentryException();
		exception.setType("BotException");
		exception.setValue(value);
		return exception;
	}

	private static Breadcrumb breadcrumb(Map<String, String> data) {
		Breadcrumb breadcrumb = new Breadcrumb("before " + SECRET + " after");
		data.forEach(breadcrumb::setData);
		return breadcrumb;
	}

	private String sent() {
		List<byte[]> bodies = this.sentry.received().rawBodies();
		assertThat(bodies).isNotEmpty();
		return bodies.stream()
			.map((body) -> new String(body, StandardCharsets.UTF_8))
			.collect(Collectors.joining("\n"));
	}

}
