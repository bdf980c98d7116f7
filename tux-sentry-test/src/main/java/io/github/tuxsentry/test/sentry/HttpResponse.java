package io.github.tuxsentry.test.sentry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * HTTP response.
 *
 * @param status the status
 * @param contentType the content type of the body
 * @param headers the additional headers
 * @param body the body
 */
record HttpResponse(int status, String contentType, Map<String, String> headers, byte[] body) {

	private static final String JSON = "application/json";

	static HttpResponse json(int status, String json) {
		return new HttpResponse(status, JSON, Map.of(), json.getBytes(StandardCharsets.UTF_8));
	}

	static HttpResponse detail(int status, String detail) {
		return json(status, Json.object("detail", detail));
	}

	HttpResponse withHeaders(Map<String, String> further) {
		Map<String, String> all = new LinkedHashMap<>(this.headers);
		all.putAll(further);
		return new HttpResponse(this.status, this.contentType, all, this.body);
	}

	void writeTo(OutputStream out) throws IOException {
		ByteArrayOutputStream response = new ByteArrayOutputStream();
		response.writeBytes(head("Content-Length: " + this.body.length));
		response.writeBytes(this.body);
		response.writeTo(out);
		out.flush();
	}

	/**
	 * Write the status line and headers of a response whose body ends with the
	 * connection.
	 */
	void startOn(OutputStream out) throws IOException {
		out.write(head("Connection: close"));
		out.flush();
	}

	private byte[] head(String lastHeader) {
		StringBuilder head = new StringBuilder("HTTP/1.1 " + this.status + " \r\n");
		head.append("Content-Type: ").append(this.contentType).append("\r\n");
		this.headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		return head.append(lastHeader).append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
	}

}
