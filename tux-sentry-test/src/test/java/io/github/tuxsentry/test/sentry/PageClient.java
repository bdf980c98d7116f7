package io.github.tuxsentry.test.sentry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Client for the page of a local Sentry, which can send arbitrary headers.
 */
final class PageClient {

	private static final ObjectMapper json = new ObjectMapper();

	private static final int TIMEOUT_MILLIS = 20_000;

	private final int port;

	PageClient(LocalSentry sentry) {
		this.port = URI.create(sentry.pageUrl()).getPort();
	}

	String origin() {
		return "http://127.0.0.1:" + this.port;
	}

	Response get(String path) throws IOException {
		return send("GET", path, Map.of(), "");
	}

	/**
	 * Send a POST request with the headers that are sent by the page itself.
	 */
	Response post(String path, String body) throws IOException {
		return send("POST", path, Map.of("Origin", origin(), "Sec-Fetch-Site", "same-origin"), body);
	}

	Response send(String method, String path, Map<String, String> headers, String body) throws IOException {
		try (Socket socket = request(method, path, headers, body)) {
			String[] response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
				.split("\r\n\r\n", 2);
			return new Response(Integer.parseInt(response[0].split(" ")[1]), response[0], response[1]);
		}
	}

	/**
	 * Subscribe to the feed.
	 */
	Events feed(Map<String, String> headers) throws IOException {
		return new Events(request("GET", "/feed", headers, ""));
	}

	private Socket request(String method, String path, Map<String, String> headers, String body) throws IOException {
		Socket socket = new Socket("127.0.0.1", this.port);
		socket.setSoTimeout(TIMEOUT_MILLIS);
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
		headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		if (!headers.containsKey("Host")) {
			head.append("Host: 127.0.0.1:").append(this.port).append("\r\n");
		}
		head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
		socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
		socket.getOutputStream().write(bytes);
		return socket;
	}

	record Response(int status, String head, String body) {

		JsonNode json() throws IOException {
			return json.readTree(this.body);
		}

	}

	/**
	 * Subscription to server-sent events.
	 */
	static final class Events implements AutoCloseable {

		private final Socket socket;

		private final BufferedReader reader;

		private String id = "";

		private Events(Socket socket) throws IOException {
			this.socket = socket;
			this.reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
		}

		/**
		 * Wait for the data of the next event.
		 */
		JsonNode next() throws IOException {
			for (String line = this.reader.readLine(); line != null; line = this.reader.readLine()) {
				if (line.startsWith("id: ")) {
					this.id = line.substring(4);
				}
				else if (line.startsWith("data: ")) {
					return json.readTree(line.substring(6));
				}
			}
			throw new IOException("The feed has ended");
		}

		/**
		 * Return the ID of the last event.
		 */
		String id() {
			return this.id;
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
