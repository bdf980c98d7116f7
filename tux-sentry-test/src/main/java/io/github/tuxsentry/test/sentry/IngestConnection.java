package io.github.tuxsentry.test.sentry;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Connection of a client to the ingestion endpoint or to the page.
 */
final class IngestConnection implements Runnable {

	private static final String ENVELOPE_PATH = "/api/" + IngestServer.PROJECT_ID + "/envelope/";

	private static final byte[] GARBAGE = "\0\1\2 this is no HTTP \r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

	private static final int MAX_SILENCE_MILLIS = 500;

	private static final int MAX_SKIPPED_BYTES = 64 * 1024 * 1024;

	private final Socket socket;

	private final IngestServer server;

	private final Ingest ingest;

	private final Page page;

	IngestConnection(Socket socket, IngestServer server, Ingest ingest, Page page) {
		this.socket = socket;
		this.server = server;
		this.ingest = ingest;
		this.page = page;
	}

	@Override
	public void run() {
		try (Socket open = this.socket) {
			open.setTcpNoDelay(true);
			InputStream in = new BufferedInputStream(open.getInputStream());
			OutputStream out = new BufferedOutputStream(open.getOutputStream());
			answerAll(in, out);
		}
		catch (IOException ex) {
			// The client has closed the connection, or the server is closing.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.server.closed(this);
		}
	}

	private void answerAll(InputStream in, OutputStream out) throws IOException, InterruptedException {
		try {
			boolean more = true;
			while (more) {
				HttpRequest request = HttpRequest.read(in, out);
				more = request != null && answer(request, out) && !request.isLast();
			}
		}
		catch (InvalidRequestException ex) {
			ex.response().withHeaders(Map.of("Connection", "close")).writeTo(out);
			closeAfterRequest(in);
		}
	}

	/**
	 * Close the connection when the client has sent its request, or a part of it. If
	 * input is left, the client may not receive the response.
	 */
	private void closeAfterRequest(InputStream in) throws IOException {
		this.socket.shutdownOutput();
		this.socket.setSoTimeout(MAX_SILENCE_MILLIS);
		in.skipNBytes(MAX_SKIPPED_BYTES);
	}

	void cut() {
		try {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}
		catch (IOException ex) {
			// The socket is already closed.
		}
	}

	/**
	 * Respond to a request.
	 * @return whether the connection stays open
	 */
	private boolean answer(HttpRequest request, OutputStream out) throws IOException, InterruptedException {
		if (!request.path().equals(ENVELOPE_PATH)) {
			return otherThanEnvelope(request, out);
		}
		if (!request.method().equals("POST")) {
			HttpResponse.detail(405, "method not allowed").writeTo(out);
			return true;
		}
		IngestBehavior behavior = this.server.requested();
		switch (behavior.fault()) {
			case NONE -> ingest(request, behavior, out);
			case REFUSE ->
				HttpResponse.detail(behavior.status(), "refused").withHeaders(behavior.headers()).writeTo(out);
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

	private boolean otherThanEnvelope(HttpRequest request, OutputStream out) throws IOException, InterruptedException {
		if (request.path().startsWith("/api/")) {
			HttpResponse.detail(404, "not found").writeTo(out);
			return true;
		}
		return this.page.respond(request, out);
	}

	private void ingest(HttpRequest request, IngestBehavior behavior, OutputStream out)
			throws IOException, InterruptedException {
		HttpResponse response = this.ingest.receive(request);
		TimeUnit.NANOSECONDS.sleep(behavior.delay().toNanos());
		response.withHeaders(behavior.headers()).writeTo(out);
	}

}
