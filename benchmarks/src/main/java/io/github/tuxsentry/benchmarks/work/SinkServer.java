package io.github.tuxsentry.benchmarks.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * HTTP server that accepts every envelope without parsing it. It takes less time from the
 * measured application than a local Sentry.
 */
public final class SinkServer implements AutoCloseable {

	private final AtomicInteger requests = new AtomicInteger();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	/**
	 * Start the server on a free port.
	 * @throws IOException if no port can be bound
	 */
	public SinkServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::accept);
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	private void accept(HttpExchange exchange) throws IOException {
		try (exchange; InputStream body = exchange.getRequestBody()) {
			body.transferTo(OutputStream.nullOutputStream());
			exchange.sendResponseHeaders(200, -1);
		}
		this.requests.incrementAndGet();
	}

	/**
	 * Return a DSN of this server.
	 * @return the DSN
	 */
	public String dsn() {
		return "http://public@127.0.0.1:" + this.server.getAddress().getPort() + "/1";
	}

	/**
	 * Return the number of accepted requests.
	 * @return the number
	 */
	public int requests() {
		return this.requests.get();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
