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
 * Request to the REST API.
 *
 * @param method the HTTP method
 * @param path the path after the version of the API, without the query
 * @param body the body as JSON, or a missing node for a request without a body
 * @param variables the values of the path variables by name
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
	 * Return the JSON of a multipart request, which is a separate part if the request
	 * contains files.
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
			// A body that cannot be read is treated as missing.
		}
		return "";
	}

}
