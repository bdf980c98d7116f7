package io.github.tuxsentry.sample.offline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

import io.github.tuxsentry.test.sentry.LocalSentry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sender of the transactions of many commands, in envelopes such as those of an SDK.
 */
final class Flood {

	private static final int COMMANDS_PER_ENVELOPE = 100;

	private static final List<String> NAMES = List.of("ping", "tldr", "ban", "crash", "cases", "help", "play");

	private Flood() {
	}

	static void send(LocalSentry sentry, int commands) throws IOException, InterruptedException {
		HttpClient client = HttpClient.newHttpClient();
		URI ingest = URI.create(sentry.dsn().replace("public@", "").replaceFirst("/42$", "/api/42/envelope/"));
		double now = System.currentTimeMillis() / 1000.0 - commands;
		for (int first = 0; first < commands; first += COMMANDS_PER_ENVELOPE) {
			StringBuilder envelope = new StringBuilder("{}\n");
			for (int i = first; i < Math.min(commands, first + COMMANDS_PER_ENVELOPE); i++) {
				envelope.append("{\"type\":\"transaction\"}\n").append(transaction(i, now + i)).append('\n');
			}
			HttpRequest request = HttpRequest.newBuilder(ingest)
				.POST(BodyPublishers.ofString(envelope.toString()))
				.build();
			assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
		}
	}

	private static String transaction(int number, double start) {
		String trace = "%032x".formatted(number + 1);
		String status = (number % 9 == 0) ? "internal_error" : (number % 13 == 0) ? "permission_denied" : "ok";
		double seconds = 0.02 + (number * 7919 % 400) / 1000.0;
		return """
				{"type":"transaction","transaction":"command.%s","start_timestamp":%s,"timestamp":%s,\
				"contexts":{"trace":{"trace_id":"%s","span_id":"%s","op":"discord.command","status":"%s"}},\
				"tags":{"command.type":"slash"},"user":{"username":"user-%d"},\
				"spans":[{"span_id":"b000000000000001","parent_span_id":"%s","op":"http.client",\
				"description":"POST /interactions","start_timestamp":%s,"timestamp":%s,"status":"ok"}]}""".formatted(
				NAMES.get(number % NAMES.size()), start, start + seconds, trace, "a000000000000001", status, number,
				"a000000000000001", start, start + seconds / 2);
	}

}
