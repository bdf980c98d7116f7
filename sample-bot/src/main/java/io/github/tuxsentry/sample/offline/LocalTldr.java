package io.github.tuxsentry.sample.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Local tldr API that serves three pages.
 */
final class LocalTldr implements AutoCloseable {

	private static final Map<String, String> PAGES = Map.of("/tar.md", """
			# tar
			> Archiving utility.
			- Create an archive from files:
			`tar cf target.tar file1 file2 file3`
			""", "/ls.md", """
			# ls
			> List directory contents.
			- List all files, including hidden files:
			`ls -a`
			""", "/git.md", """
			# git
			> Distributed version control system.
			- Clone a repository:
			`git clone example.com/repository.git`
			""");

	private final HttpServer server;

	LocalTldr() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			this.server.createContext("/", LocalTldr::answer);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The local tldr API could not bind a port", ex);
		}
	}

	LocalTldr start() {
		this.server.start();
		return this;
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	private static void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			String page = PAGES.get(exchange.getRequestURI().getPath());
			byte[] body = ((page != null) ? page : "404: Not Found").getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
			exchange.sendResponseHeaders((page != null) ? 200 : 404, body.length);
			exchange.getResponseBody().write(body);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
