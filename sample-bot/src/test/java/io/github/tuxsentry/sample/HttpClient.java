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
 * Client for the HTTP endpoints of the bot, with Spring Boot 3 and 4. Thread-safe.
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

	/**
	 * Send a GET request and return the status of the response.
	 * @param path the path of the endpoint
	 * @return the status
	 */
	public HttpStatusCode status(String path) {
		return this.client.get().uri(url(path)).retrieve().toBodilessEntity().getStatusCode();
	}

	/**
	 * Send a GET request and return the body of the response.
	 * @param path the path of the endpoint
	 * @return the body as JSON
	 */
	public JsonNode get(String path) {
		return read(this.client.get().uri(url(path)).retrieve().body(String.class));
	}

	/**
	 * Send a POST request with a JSON object.
	 * @param path the path of the endpoint
	 * @param body the entries of the object
	 * @return the response
	 */
	public ResponseEntity<JsonNode> post(String path, Map<String, ?> body) {
		return post(path, json.valueToTree(body).toString());
	}

	/**
	 * Send a POST request with JSON.
	 * @param path the path of the endpoint
	 * @param body the body of the request
	 * @return the response
	 */
	public ResponseEntity<JsonNode> post(String path, String body) {
		ResponseEntity<String> response = this.client.post()
			.uri(url(path))
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.retrieve()
			.toEntity(String.class);
		return ResponseEntity.status(response.getStatusCode()).body(read(response.getBody()));
	}

	/**
	 * Return the URL of an endpoint.
	 * @param path the path of the endpoint
	 * @return the URL
	 */
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
