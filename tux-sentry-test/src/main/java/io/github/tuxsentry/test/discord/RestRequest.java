package io.github.tuxsentry.test.discord;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ByteString;

/**
 * A request to the REST API on its way to a route.
 *
 * @param method the HTTP method
 * @param path the path behind the API's version, without the query
 * @param body the JSON, a missing node if there is none
 * @param variables the named segments of the path that the route asked for
 */
record RestRequest(String method, String path, JsonNode body, Map<String, String> variables) {

	static RestRequest of(RecordedRequest request) {
		String path = request.getUrl().encodedPath().replaceFirst("^/api/v\\d+", "");
		return new RestRequest(request.getMethod(), path.replace("%40", "@"), json(request), Map.of());
	}

	RestRequest with(Map<String, String> pathVariables) {
		return new RestRequest(this.method, this.path, this.body, pathVariables);
	}

	String variable(String name) {
		return this.variables.getOrDefault(name, "");
	}

	private static JsonNode json(RecordedRequest request) {
		ByteString body = request.getBody();
		if (body == null || body.size() == 0) {
			return MissingNode.getInstance();
		}
		String type = request.getHeaders().get("Content-Type");
		MediaType mediaType = (type != null) ? MediaType.parse(type) : null;
		String boundary = (mediaType != null) ? mediaType.parameter("boundary") : null;
		return Json.read((boundary != null) ? jsonPart(body, boundary) : body.utf8());
	}

	/**
	 * Requests with files carry their JSON in a part of its own.
	 */
	private static String jsonPart(ByteString body, String boundary) {
		try (MultipartReader reader = new MultipartReader(new Buffer().write(body), boundary)) {
			for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
				Headers headers = part.headers();
				String disposition = headers.get("Content-Disposition");
				if (disposition != null && disposition.contains("name=\"payload_json\"")) {
					return part.body().readUtf8();
				}
			}
		}
		catch (IOException ex) {
			// A body that cannot be read counts as none.
		}
		return "";
	}

}
