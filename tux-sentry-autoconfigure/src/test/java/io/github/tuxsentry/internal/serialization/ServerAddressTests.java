package io.github.tuxsentry.internal.serialization;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServerAddressTests {

	private final ScrubbingSerializer serializer = new ScrubbingSerializer(new SentryOptions(), Scrubber.standard(),
			new FaultBarrier());

	@ParameterizedTest
	@ValueSource(strings = { "2001:db8:7::12", "198.51.100.212", "db.example.org" })
	void addressOfAServerIsKept(String host) throws IOException {
		assertThat(written("server.address", host)).isEqualTo(host);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2001:db8:7::12", "198.51.100.212" })
	void addressOfAClientIsNot(String host) throws IOException {
		assertThat(written("client.address", host)).isEqualTo("[ip address]");
	}

	@Test
	void secretsAreReplacedInTheAddressOfAServer() throws IOException {
		assertThat(written("server.address", "AKIAIOSFODNN7EXAMPLE")).startsWith("[");
	}

	private String written(String name, String value) throws IOException {
		SentryEvent event = new SentryEvent();
		event.getContexts().put("database", Map.of(name, value));
		StringWriter writer = new StringWriter();
		this.serializer.serialize(event, writer);
		JsonNode json = new ObjectMapper().readTree(writer.toString());
		return json.at("/contexts/database").path(name).textValue();
	}

}
