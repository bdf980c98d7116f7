package io.github.tuxsentry.sample;

import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

/**
 * Client of the bot's HTTP endpoints, on Spring Boot 3 and 4.
 */
public class HttpClient {

	private static final ObjectMapper json = new ObjectMapper();

	private final RestClient client = RestClient.builder()
		.defaultStatusHandler((status) -> true, (request, response) -> {
		})
		.build();

	private final Environment environment;

	HttpClient(Environment environment) {
		this.environment = environment;
	}

	public HttpStatusCode status(String path) {
		return this.client.get().uri(url(path)).retrieve().toBodilessEntity().getStatusCode();
	}

	public JsonNode get(String path) {
		return read(this.client.get().uri(url(path)).retrieve().body(String.class));
	}

	public ResponseEntity<JsonNode> post(String path, Map<String, ?> body) {
		return post(path, json.valueToTree(body).toString());
	}

	public ResponseEntity<JsonNode> post(String path, String body) {
		ResponseEntity<String> response = this.client.post()
			.uri(url(path))
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.retrieve()
			.toEntity(String.class);
		return ResponseEntity.status(response.getStatusCode()).body(read(response.getBody()));
	}

	public String url(String path) {
		return "http://127.0.0.1:" + this.environment.getProperty("local.server.port") + path;
	}

	private static JsonNode read(String body) {
		try {
			return json.readTree(body);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("No JSON: " + body, ex);
		}
	}

}
