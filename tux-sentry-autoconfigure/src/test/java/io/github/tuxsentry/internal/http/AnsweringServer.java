package io.github.tuxsentry.internal.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP server that answers as the path says, well or badly, and notes the requests.
 */
public final class AnsweringServer implements AutoCloseable {

	private final ServerSocket server;

	private final List<Socket> open = new CopyOnWriteArrayList<>();

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private AnsweringServer(ServerSocket server) {
		this.server = server;
	}

	public static AnsweringServer start() {
		try {
			AnsweringServer answering = new AnsweringServer(
					new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
			Thread thread = new Thread(answering::serve, "answering-server");
			thread.setDaemon(true);
			thread.start();
			return answering;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public String url() {
		return "http://127.0.0.1:" + this.server.getLocalPort();
	}

	public URI uri(Answer answer) {
		return URI.create(url() + "/" + answer.name().toLowerCase(Locale.ROOT) + "/users/4711?key=secret");
	}

	/**
	 * Returns the heads of the requests so far.
	 * @return the heads, in lower case
	 */
	public List<String> requests() {
		return this.requests;
	}

	private void serve() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				this.open.add(socket);
				Thread thread = new Thread(() -> answer(socket), "answering-server");
				thread.setDaemon(true);
				thread.start();
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void answer(Socket socket) {
		try {
			BufferedReader reader = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
			StringBuilder head = new StringBuilder();
			for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
				head.append(line).append('\n');
			}
			this.requests.add(head.toString().toLowerCase(Locale.ROOT));
			Answer.valueOf(head.toString().split("/")[1].toUpperCase(Locale.ROOT)).give(socket);
		}
		catch (IOException ex) {
			// the client is gone
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
			for (Socket socket : this.open) {
				socket.close();
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What is answered.
	 */
	public enum Answer {

		OK(200), FORBIDDEN(403), NOT_FOUND(404), TOO_MANY(429), ERROR(500), GARBAGE(0), RESET(0), NOTHING(0),

		/** The connection stays open, and no byte comes. */
		SILENCE(0);

		private final int status;

		Answer(int status) {
			this.status = status;
		}

		int status() {
			return this.status;
		}

		String body() {
			return "{\"answer\":\"" + name() + "\"}";
		}

		void give(Socket socket) throws IOException {
			switch (this) {
				case GARBAGE -> send(socket, "\u0001\u0002 no HTTP at all \u0003\r\n\r\n");
				case RESET -> {
					socket.setSoLinger(true, 0);
					socket.close();
				}
				case NOTHING -> socket.close();
				case SILENCE -> {
				}
				default -> send(socket,
						"HTTP/1.1 " + this.status + " " + name()
								+ "\r\nContent-Type: application/json\r\nContent-Length: " + body().length()
								+ "\r\nConnection: close\r\n\r\n" + body());
			}
		}

		private static void send(Socket socket, String text) throws IOException {
			OutputStream out = socket.getOutputStream();
			out.write(text.getBytes(StandardCharsets.ISO_8859_1));
			out.flush();
			socket.close();
		}

	}

}
