package io.github.tuxsentry.internal.delivery;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/**
 * Ingest that is not one: what it answers is up to a behavior that gets hold of the raw
 * connection.
 */
final class HostileIngest implements AutoCloseable {

	private final ServerSocket listener;

	private final ExecutorService executor;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final AtomicInteger accepted = new AtomicInteger();

	private volatile Behavior behavior;

	HostileIngest(Behavior behavior) {
		this.behavior = behavior;
		this.executor = Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task, "hostile-ingest");
			thread.setDaemon(true);
			return thread;
		});
		try {
			this.listener = new ServerSocket();
			this.listener.setReceiveBufferSize(4096);
			this.listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 1000);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.executor.execute(this::accept);
	}

	String dsn() {
		return "http://key@127.0.0.1:" + this.listener.getLocalPort() + "/42";
	}

	int port() {
		return this.listener.getLocalPort();
	}

	int connections() {
		return this.accepted.get();
	}

	void setBehavior(Behavior behavior) {
		this.behavior = behavior;
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.listener.accept();
				this.accepted.incrementAndGet();
				this.connections.add(socket);
				this.executor.execute(() -> serve(socket));
			}
		}
		catch (IOException ex) {
			// closed
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			socket.setTcpNoDelay(true);
			InputStream in = new BufferedInputStream(socket.getInputStream());
			boolean more = true;
			while (more) {
				more = this.behavior.serve(socket, in, socket.getOutputStream());
			}
		}
		catch (IOException ex) {
			// the client has gone
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.connections.remove(socket);
		}
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
		try {
			this.listener.close();
			for (Socket socket : this.connections) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Read a request.
	 * @return the head, or {@code null} if the client has no more
	 */
	static String readRequest(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
			int next = in.read();
			if (next < 0) {
				return null;
			}
			head.write(next);
		}
		String text = head.toString(StandardCharsets.ISO_8859_1);
		for (String line : text.split("\r\n")) {
			if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
				in.readNBytes(Integer.parseInt(line.substring(15).strip()));
			}
		}
		return text;
	}

	/**
	 * What becomes of a connection.
	 */
	@FunctionalInterface
	interface Behavior {

		/**
		 * Serve a request.
		 * @return whether the connection stays open
		 */
		boolean serve(Socket socket, InputStream in, OutputStream out) throws IOException, InterruptedException;

		/**
		 * Answer with an ordinary response of HTTP.
		 */
		static Behavior answering(String response) {
			return (socket, in, out) -> {
				if (readRequest(in) == null) {
					return false;
				}
				out.write(response.getBytes(StandardCharsets.ISO_8859_1));
				out.flush();
				return true;
			};
		}

		static Behavior status(int status, String... headers) {
			return answering("HTTP/1.1 " + status + " Some Reason\r\n"
					+ String.join("", Arrays.stream(headers).map((line) -> line + "\r\n").toList())
					+ "Content-Length: 2\r\n\r\n{}");
		}

		/**
		 * Send a beginning at once and of the rest a byte at a time, again and again.
		 */
		static Behavior dripping(String beginning, String rest, long millis) {
			return (socket, in, out) -> {
				readRequest(in);
				out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
				byte[] bytes = rest.getBytes(StandardCharsets.ISO_8859_1);
				for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
					out.write(bytes[i % bytes.length]);
					out.flush();
					Thread.sleep(millis);
				}
				return false;
			};
		}

		/**
		 * Send a beginning and then a part without end, as fast as the client takes it.
		 */
		static Behavior endless(String beginning, String part) {
			return (socket, in, out) -> {
				readRequest(in);
				out.write(beginning.getBytes(StandardCharsets.ISO_8859_1));
				byte[] bytes = part.getBytes(StandardCharsets.ISO_8859_1);
				while (!Thread.currentThread().isInterrupted()) {
					out.write(bytes);
				}
				return false;
			};
		}

		static Behavior neverReading() {
			return (socket, in, out) -> {
				Thread.sleep(600_000);
				return false;
			};
		}

		static Behavior resetting() {
			return (socket, in, out) -> {
				readRequest(in);
				socket.setSoLinger(true, 0);
				return false;
			};
		}

		static Behavior compressedZeros(int megabytes) {
			ByteArrayOutputStream bomb = new ByteArrayOutputStream();
			try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
				byte[] zeros = new byte[1 << 20];
				for (int i = 0; i < megabytes; i++) {
					gzip.write(zeros);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			return (socket, in, out) -> {
				if (readRequest(in) == null) {
					return false;
				}
				out.write(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n")
					.getBytes(StandardCharsets.ISO_8859_1));
				bomb.writeTo(out);
				out.flush();
				return true;
			};
		}

	}

}
