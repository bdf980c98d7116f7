package io.github.tuxsentry.test.sentry;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * HTTP server of the local Sentry. It uses sockets directly, since other HTTP servers
 * cannot be configured to reset connections or to send invalid responses. Thread-safe.
 */
final class IngestServer implements AutoCloseable {

	static final String PROJECT_ID = "42";

	private static final int BACKLOG = 1000;

	private static final int MAX_FURTHER_PORTS = 100;

	private static final long TIMEOUT_SECONDS = 10;

	private final Ingest ingest;

	private final Page page;

	private final ExecutorService executor;

	private final Set<IngestConnection> connections = ConcurrentHashMap.newKeySet();

	private final Object monitor = new Object();

	private final int port;

	private ServerSocket listener;

	private @Nullable Socket reservation;

	private Future<?> accepting = CompletableFuture.completedFuture(null);

	private IngestBehavior behavior = IngestBehavior.normal();

	private int requests;

	IngestServer(Ingest ingest, Page page, int firstPort) throws IOException {
		this.ingest = ingest;
		this.page = page;
		this.executor = Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task, "local-sentry");
			thread.setDaemon(true);
			return thread;
		});
		this.listener = listenOnFreePort(firstPort);
		this.port = this.listener.getLocalPort();
	}

	int port() {
		return this.port;
	}

	int requests() {
		synchronized (this.monitor) {
			return this.requests;
		}
	}

	/**
	 * Count a request.
	 * @return the behavior that applies to the request
	 */
	IngestBehavior requested() {
		synchronized (this.monitor) {
			this.requests++;
			return this.behavior;
		}
	}

	void setBehavior(IngestBehavior wanted) {
		synchronized (this.monitor) {
			this.behavior = wanted;
			this.monitor.notifyAll();
		}
	}

	void awaitAnotherBehavior(IngestBehavior current) throws InterruptedException {
		synchronized (this.monitor) {
			while (this.behavior == current) {
				this.monitor.wait();
			}
		}
	}

	void stopAccepting() {
		synchronized (this.monitor) {
			stopListening();
			if (this.reservation == null) {
				this.reservation = reservePort();
			}
		}
		this.connections.forEach(IngestConnection::cut);
	}

	private void stopListening() {
		closeQuietly(this.listener);
		awaitFreePort();
	}

	/**
	 * Bind the port without listening: connections are refused, and no other process is
	 * given the port.
	 */
	private Socket reservePort() {
		Socket socket = new Socket();
		try {
			socket.setReuseAddress(true);
			socket.bind(address(this.port));
		}
		catch (IOException ex) {
			// Another process was faster, which resuming will find out.
		}
		return socket;
	}

	private void releasePort() {
		Socket reserved = this.reservation;
		this.reservation = null;
		if (reserved != null) {
			closeQuietly(reserved);
		}
	}

	/**
	 * Wait until the thread that accepts connections has ended: only then is the port
	 * free.
	 */
	private void awaitFreePort() {
		try {
			this.accepting.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("The local Sentry could not be stopped", ex);
		}
	}

	void resumeAccepting() {
		synchronized (this.monitor) {
			if (this.listener.isClosed()) {
				releasePort();
				try {
					this.listener = listen(this.port);
				}
				catch (IOException ex) {
					throw new UncheckedIOException("Port " + this.port + " is in use by another process", ex);
				}
			}
		}
	}

	void closed(IngestConnection connection) {
		this.connections.remove(connection);
	}

	@Override
	public void close() {
		synchronized (this.monitor) {
			stopListening();
			releasePort();
		}
		this.connections.forEach(IngestConnection::cut);
		this.executor.shutdownNow();
	}

	/**
	 * Listen on the given port or, if it is in use, on one of the 100 following ports.
	 */
	private ServerSocket listenOnFreePort(int firstPort) throws IOException {
		int wantedPort = firstPort;
		while (true) {
			try {
				return listen(wantedPort);
			}
			catch (BindException ex) {
				if (wantedPort++ == firstPort + MAX_FURTHER_PORTS) {
					throw ex;
				}
			}
		}
	}

	private ServerSocket listen(int wantedPort) throws IOException {
		ServerSocket socket = new ServerSocket();
		socket.setReuseAddress(true);
		socket.bind(address(wantedPort), BACKLOG);
		this.accepting = this.executor.submit(() -> acceptAll(socket));
		return socket;
	}

	private static InetSocketAddress address(int port) throws IOException {
		return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
	}

	private void acceptAll(ServerSocket socket) {
		while (!socket.isClosed()) {
			try {
				Socket client = socket.accept();
				IngestConnection connection = new IngestConnection(client, this, this.ingest, this.page);
				this.connections.add(connection);
				this.executor.execute(connection);
			}
			catch (IOException | RuntimeException ex) {
				// The socket is closed, or the client has disconnected.
			}
		}
	}

	private static void closeQuietly(Closeable socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// Cannot be handled.
		}
	}

}
