package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.JsonSerializable;
import io.sentry.SentryAttributeType;
import io.sentry.SentryEvent;
import io.sentry.SentryLogEvent;
import io.sentry.SentryLogEventAttributeValue;
import io.sentry.SentryLogLevel;
import io.sentry.SentryOptions;
import io.sentry.protocol.Message;
import io.sentry.protocol.SentryId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Secrets that only what stands beside them tells.
 */
class MessageParametersTests {

	private final ScrubbingSerializer serializer = new ScrubbingSerializer(new SentryOptions(), Scrubber.standard(),
			new FaultBarrier());

	@Test
	void aParameterThatTheMessageHidesIsHiddenToo() throws IOException {
		Message message = new Message();
		message.setMessage("password={} of {}");
		message.setFormatted("password=hunter2 of bob");
		message.setParams(List.of("hunter2", "bob"));
		SentryEvent event = new SentryEvent();
		event.setMessage(message);
		assertThat(written(event)).contains("\"params\":[\"[password]\",\"bob\"]").doesNotContain("hunter2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "for %s password=%s", "for {} password={}", "for {0} password={1}",
			"for %1$s password=%2$s", "password=%2$s of %1$-10s" })
	void aParameterThatTheTemplateNamesIsHidden(String template) throws IOException {
		for (String formatted : new String[] { "f", null }) {
			Message message = new Message();
			message.setMessage(template);
			message.setFormatted(formatted);
			message.setParams(List.of("bob", "hunter2"));
			SentryEvent event = new SentryEvent();
			event.setMessage(message);
			assertThat(written(event)).contains("\"params\":[\"bob\",\"[password]\"]").doesNotContain("hunter2");
		}
	}

	@Test
	void aShortParameterThatTheTemplateNamesIsHidden() throws IOException {
		Message message = new Message();
		message.setMessage("pin of %s, token: %s");
		message.setFormatted("f");
		message.setParams(List.of("bob", "ab1"));
		SentryEvent event = new SentryEvent();
		event.setMessage(message);
		assertThat(written(event)).contains("\"params\":[\"bob\",\"[secret]\"]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "token: {} of {}", "token: {0} of {1}", "token: %s of %s", "token: %s of %s and %s",
			"token: %1$s of %4$s", "token: {0} of {99}" })
	void aShortParameterIsHiddenWhateverTheTemplate(String template) throws IOException {
		for (String formatted : new String[] { "f", null }) {
			SentryEvent event = new SentryEvent();
			event.setMessage(message(formatted, template, "ab1", "bob"));
			assertThat(written(event)).contains("\"params\":[\"[secret]\",\"bob\"]");
		}
	}

	@Test
	void aTemplateOfTheMaximumLengthIsFilled() throws IOException {
		String template = " token: %s";
		SentryEvent event = new SentryEvent();
		event.setMessage(message("f", ".".repeat(8192 - template.length()) + template, "a1"));
		assertThat(written(event)).contains("\"params\":[\"[secret]\"]");
		event.setMessage(message("f", ".".repeat(8193 - template.length()) + template, "a1"));
		assertThat(written(event)).contains("\"params\":[\"a1\"]");
	}

	@Test
	void aParameterIsKeptInTheRestOfTheEvent() throws IOException {
		SentryEvent event = new SentryEvent();
		event.setMessage(message("token: ab1", null, "ab1"));
		event.setLogger("ab1");
		event.setTag("tag", "ab1");
		assertThat(written(event)).contains("\"params\":[\"[secret]\"]", "\"logger\":\"ab1\"", "\"tag\":\"ab1\"");
	}

	@Test
	void aShortValueInALogEntryIsHiddenInAllAttributes() throws IOException {
		SentryLogEvent log = new SentryLogEvent(new SentryId(), 1.0, "token: ab1", SentryLogLevel.INFO);
		assertThat(written(log)).contains("\"body\":\"token: [token]\"");
		log.setAttribute("first", new SentryLogEventAttributeValue(SentryAttributeType.STRING, "ab1"));
		log.setAttribute("second", new SentryLogEventAttributeValue(SentryAttributeType.STRING, "ab1"));
		log.setAttribute("third", new SentryLogEventAttributeValue(SentryAttributeType.STRING, "bob"));
		assertThat(written(log)).containsSubsequence("[secret]", "[secret]").contains("bob").doesNotContain("ab1");
	}

	@Test
	void theValueOfAnOptionIsHiddenForTheNameBesideIt() throws IOException {
		SentryEvent event = new SentryEvent();
		event.getContexts()
			.put("interaction", Map.of("options", List.of(Map.of("name", "password", "type", 3, "value", "hunter2"),
					Map.of("name", "reason", "type", 3, "value", "spam"))));
		assertThat(written(event)).contains("[password]", "spam").doesNotContain("hunter2");
	}

	@Test
	void countsAndSwitchesStay() throws IOException {
		SentryEvent event = new SentryEvent();
		event.getContexts().put("usage", Map.of("tokens", 512, "password", true, "token", 4711, "secret", ""));
		assertThat(written(event)).contains("\"tokens\":512", "\"password\":true", "\"token\":\"[token]\"",
				"\"secret\":\"\"");
	}

	@Test
	void whatSentryNeedsStays() throws IOException {
		SentryEvent event = new SentryEvent();
		event.setRelease("bot@1.2.3.4");
		event.setEnvironment("eu@example.org");
		event.setModules(Map.of("org.aspectj:aspectjweaver", "1.9.25.1"));
		assertThat(written(event)).contains("bot@1.2.3.4", "eu@example.org",
				"\"org.aspectj:aspectjweaver\":\"1.9.25.1\"},", String.valueOf(event.getEventId()));
	}

	private static Message message(String formatted, String template, String... params) {
		Message message = new Message();
		message.setFormatted(formatted);
		message.setMessage(template);
		message.setParams(List.of(params));
		return message;
	}

	private String written(JsonSerializable event) throws IOException {
		StringWriter writer = new StringWriter();
		this.serializer.serialize(event, writer);
		return writer.toString();
	}

}
