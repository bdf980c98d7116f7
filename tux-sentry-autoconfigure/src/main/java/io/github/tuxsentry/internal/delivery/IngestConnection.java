package io.github.tuxsentry.internal.delivery;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 connection to Sentry, possibly through a proxy, that is used for one request
 * after another.
 */
final class IngestConnection implements Closeable {

	private static final int MAX_BODY_BYTES = 64 * 1024;

	private static final int BODY_TIMEOUT_MILLIS = 250;

	/**
	 * Middleboxes forget connections that are idle for a minute or longer, without
	 * notice.
	 */
	private static final long MAX_IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

	private final URL url;

	private final IngestProxy proxy;

	private final Socket raw;

	private final Socket socket;

	private final InputStream in;

	private final int readTimeoutMillis;

	private boolean reusable;

	private long usedAt;

	private IngestConnection(URL url, IngestProxy proxy, Socket raw, Socket socket, int readTimeoutMillis)
			throws IOException {
		this.url = url;
		this.proxy = proxy;
		this.raw = raw;
		this.socket = socket;
		this.in = new BufferedInputStream(socket.getInputStream());
		this.readTimeoutMillis = readTimeoutMillis;
	}

	/**
	 * Open a connection.
	 * @param url the address of Sentry
	 * @param proxy the proxy
	 * @param options the SDK's timeouts and certificates
	 * @param deadline the time limit
	 * @return the connection
	 * @throws IOException if no connection can be established
	 */
	static IngestConnection open(URL url, IngestProxy proxy, SentryOptions options, RequestDeadline deadline)
			throws IOException {
		Socket raw = new Socket(proxy.ofSockets());
		deadline.guard(raw);
		boolean opened = false;
		try {
			raw.setTcpNoDelay(true);
			raw.setSoTimeout(options.getReadTimeoutMillis());
			raw.connect(proxy.isHttp() ? proxy.address() : new InetSocketAddress(host(url), port(url)),
					options.getConnectionTimeoutMillis());
			Socket socket = isSecure(url) ? secure(raw, url, proxy, options) : raw;
			IngestConnection connection = new IngestConnection(url, proxy, raw, socket, options.getReadTimeoutMillis());
			opened = true;
			return connection;
		}
		finally {
			if (!opened) {
				raw.close();
			}
		}
	}

	private static boolean isSecure(URL url) {
		return url.getProtocol().equalsIgnoreCase("https");
	}

	private static String host(URL url) {
		String host = url.getHost();
		return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
	}

	private static int port(URL url) {
		return (url.getPort() >= 0) ? url.getPort() : url.getDefaultPort();
	}

	private static Socket secure(Socket raw, URL url, IngestProxy proxy, SentryOptions options) throws IOException {
		if (proxy.isHttp()) {
			tunnel(raw, url.getHost() + ":" + port(url), proxy.authorization());
		}
		SSLSocketFactory configured = options.getSslSocketFactory();
		SSLSocketFactory factory = (configured != null) ? configured : HttpsURLConnection.getDefaultSSLSocketFactory();
		Socket secure = factory.createSocket(raw, host(url), port(url), true);
		if (secure instanceof SSLSocket tls) {
			SSLParameters parameters = tls.getSSLParameters();
			parameters.setEndpointIdentificationAlgorithm("HTTPS");
			tls.setSSLParameters(parameters);
			tls.startHandshake();
		}
		return secure;
	}

	private static void tunnel(Socket raw, String target, @Nullable String authorization) throws IOException {
		StringBuilder head = new StringBuilder("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n");
		if (authorization != null) {
			head.append("Proxy-Authorization: ").append(authorization).append("\r\n");
		}
		raw.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
		// Unbuffered, since what follows belongs to TLS.
		int status = IngestResponse.read(raw.getInputStream()).status();
		if (status / 100 != 2) {
			throw new ConnectException("proxy returned HTTP " + status);
		}
	}

	/**
	 * Return whether the last response ended and left the connection open.
	 */
	boolean isReusable() {
		return this.reusable;
	}

	/**
	 * Return whether another request can be sent now.
	 * @param deadline the time limit of the request
	 */
	boolean isUsable(RequestDeadline deadline) {
		deadline.guard(this.raw);
		return this.reusable && System.nanoTime() - this.usedAt < MAX_IDLE_NANOS && isSilent();
	}

	/**
	 * Return whether the server has neither closed the connection nor sent anything since
	 * its last response.
	 */
	private boolean isSilent() {
		try {
			this.socket.setSoTimeout(1);
			this.in.read();
			return false;
		}
		catch (SocketTimeoutException ex) {
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Send a request.
	 * @param headers the headers
	 * @param body the body
	 * @return the response, whose body has been skipped
	 * @throws IOException if there was no response
	 */
	IngestResponse post(Map<String, String> headers, byte[] body) throws IOException {
		this.reusable = false;
		this.socket.setSoTimeout(this.readTimeoutMillis);
		OutputStream out = this.socket.getOutputStream();
		byte[] head = head(headers, body.length).getBytes(StandardCharsets.ISO_8859_1);
		byte[] request = new byte[head.length + body.length];
		System.arraycopy(head, 0, request, 0, head.length);
		System.arraycopy(body, 0, request, head.length, body.length);
		out.write(request);
		out.flush();
		IngestResponse response = IngestResponse.read(this.in);
		this.reusable = response.persistent() && skipBody(response);
		this.usedAt = System.nanoTime();
		return response;
	}

	private String head(Map<String, String> headers, int length) {
		boolean forwarded = this.proxy.isHttp() && !isSecure(this.url);
		String target = forwarded ? this.url.toString() : this.url.getFile();
		StringBuilder head = new StringBuilder("POST " + target + " HTTP/1.1\r\n");
		String host = this.url.getHost();
		append(head, "Host", (this.url.getPort() >= 0) ? host + ":" + this.url.getPort() : host);
		headers.forEach((name, value) -> append(head, name, value));
		if (forwarded && this.proxy.authorization() != null) {
			append(head, "Proxy-Authorization", this.proxy.authorization());
		}
		append(head, "Content-Length", String.valueOf(length));
		return head.append("\r\n").toString();
	}

	private static void append(StringBuilder head, String name, String value) {
		head.append(name).append(": ").append(value.replaceAll("[\\r\\n]+", " ")).append("\r\n");
	}

	/**
	 * The status decides; a body that is late or long only costs the connection.
	 */
	private boolean skipBody(IngestResponse response) {
		try {
			this.socket.setSoTimeout(BODY_TIMEOUT_MILLIS);
			return response.skipBody(new TimeLimitedStream(this.in, BODY_TIMEOUT_MILLIS), MAX_BODY_BYTES);
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void close() throws IOException {
		// TLS would wait until its last message is written.
		this.raw.close();
	}

	/**
	 * Stream that may be read for a limited time only.
	 */
	private static final class TimeLimitedStream extends InputStream {

		private final InputStream in;

		private final long until;

		TimeLimitedStream(InputStream in, int millis) {
			this.in = in;
			this.until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
		}

		@Override
		public int read() throws IOException {
			if (System.nanoTime() - this.until > 0) {
				throw new SocketTimeoutException();
			}
			return this.in.read();
		}

	}

}
