package io.github.tuxsentry.test.sentry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The HTTP side of the local Sentry.
 */
final class IngestServer implements AutoCloseable {

	static final String PROJECT_ID = "42";

	private static final String ENVELOPE_PATH = "/api/" + PROJECT_ID + "/envelope/";

	private final Arrivals arrivals;

	private final HttpServer server;

	private final ExecutorService executor;

	IngestServer(Arrivals arrivals) throws IOException {
		this.arrivals = arrivals;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
		this.executor = Executors.newCachedThreadPool((task) -> daemon("local-sentry", task));
		this.server.setExecutor(this.executor);
		this.server.createContext("/", this::handle);
		startOnDaemonThread();
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] received = exchange.getRequestBody().readAllBytes();
			if (!exchange.getRequestURI().getPath().equals(ENVELOPE_PATH)) {
				answer(exchange, 404, "{\"detail\":\"not found\"}");
			}
			else if (!exchange.getRequestMethod().equals("POST")) {
				answer(exchange, 405, "{\"detail\":\"method not allowed\"}");
			}
			else {
				ingest(exchange, received);
			}
		}
	}

	private void ingest(HttpExchange exchange, byte[] received) throws IOException {
		byte[] body = received;
		try {
			body = plain(exchange, received);
			Envelope envelope = Envelope.parse(body);
			this.arrivals.envelope(body, envelope.items());
			answer(exchange, 200, Json.object("id", envelope.eventId()));
		}
		catch (IOException | RuntimeException ex) {
			String reason = (ex.getMessage() != null) ? ex.getMessage() : ex.toString();
			this.arrivals.malformed(body, reason);
			answer(exchange, 400, Json.object("detail", reason));
		}
	}

	private byte[] plain(HttpExchange exchange, byte[] received) throws IOException {
		List<String> encodings = exchange.getRequestHeaders().getOrDefault("Content-Encoding", List.of());
		if (!encodings.contains("gzip")) {
			return received;
		}
		try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(received))) {
			return gzip.readAllBytes();
		}
	}

	private void answer(HttpExchange exchange, int status, String json) throws IOException {
		byte[] body = json.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
	}

	/**
	 * The server's own dispatching thread inherits being a daemon from who starts it.
	 */
	private void startOnDaemonThread() {
		Thread starter = daemon("local-sentry-start", this.server::start);
		starter.start();
		boolean interrupted = false;
		while (starter.isAlive()) {
			try {
				starter.join();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private static Thread daemon(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

}
