package io.github.tuxsentry.test.sentry;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One client's connection to the ingest.
 */
final class IngestConnection implements Runnable {

	private static final String ENVELOPE_PATH = "/api/" + IngestServer.PROJECT_ID + "/envelope/";

	private static final byte[] GARBAGE = "\0\1\2 this is no HTTP \r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

	private final Socket socket;

	private final IngestServer server;

	private final Arrivals arrivals;

	IngestConnection(Socket socket, IngestServer server, Arrivals arrivals) {
		this.socket = socket;
		this.server = server;
		this.arrivals = arrivals;
	}

	@Override
	public void run() {
		try (Socket open = this.socket) {
			open.setTcpNoDelay(true);
			InputStream in = new BufferedInputStream(open.getInputStream());
			OutputStream out = new BufferedOutputStream(open.getOutputStream());
			boolean more = true;
			while (more) {
				HttpRequest request = HttpRequest.read(in, out);
				more = request != null && answer(request, out) && !request.isLast();
			}
		}
		catch (IOException ex) {
			// The client has gone, or the server closes: there is nobody to tell.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.server.closed(this);
		}
	}

	void cut() {
		try {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}
		catch (IOException ex) {
			// It is closed already.
		}
	}

	/**
	 * Answers a request.
	 * @return whether the connection stays open
	 */
	private boolean answer(HttpRequest request, OutputStream out) throws IOException, InterruptedException {
		if (!request.path().equals(ENVELOPE_PATH)) {
			write(out, 404, Map.of(), "{\"detail\":\"not found\"}");
			return true;
		}
		if (!request.method().equals("POST")) {
			write(out, 405, Map.of(), "{\"detail\":\"method not allowed\"}");
			return true;
		}
		IngestBehavior behavior = this.server.requested();
		switch (behavior.fault()) {
			case NONE -> ingest(request, behavior, out);
			case REFUSE -> write(out, behavior.status(), behavior.headers(), "{\"detail\":\"refused\"}");
			case HANG -> this.server.awaitAnotherBehavior(behavior);
			case GARBAGE -> {
				out.write(GARBAGE);
				out.flush();
			}
			case RESET -> this.socket.setSoLinger(true, 0);
		}
		return switch (behavior.fault()) {
			case NONE, REFUSE -> true;
			case HANG, GARBAGE, RESET -> false;
		};
	}

	private void ingest(HttpRequest request, IngestBehavior behavior, OutputStream out)
			throws IOException, InterruptedException {
		byte[] body = request.body();
		int status = 200;
		String answer;
		try {
			body = request.plainBody();
			Envelope envelope = Envelope.parse(body);
			this.arrivals.envelope(body, envelope.items());
			answer = Json.object("id", envelope.eventId());
		}
		catch (IOException | RuntimeException ex) {
			String reason = (ex.getMessage() != null) ? ex.getMessage() : ex.toString();
			this.arrivals.malformed(body, reason);
			status = 400;
			answer = Json.object("detail", reason);
		}
		TimeUnit.NANOSECONDS.sleep(behavior.delay().toNanos());
		write(out, status, behavior.headers(), answer);
	}

	private static void write(OutputStream out, int status, Map<String, String> headers, String json)
			throws IOException {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " \r\nContent-Type: application/json\r\n");
		headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
		ByteArrayOutputStream response = new ByteArrayOutputStream();
		response.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
		response.writeBytes(body);
		response.writeTo(out);
		out.flush();
	}

}
