package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Head of an HTTP/1.1 response.
 *
 * @param status the status
 * @param persistent whether the server keeps the connection open
 * @param headers the headers by name in lower case
 */
record IngestResponse(int status, boolean persistent, Map<String, String> headers) {

	/**
	 * Maximum size of all heads of a response, including interim ones.
	 */
	private static final int MAX_HEAD_BYTES = 64 * 1024;

	private static final int MAX_HEADER_LENGTH = 1024;

	private static final int SWITCHING_PROTOCOLS = 101;

	private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) ([1-9]\\d\\d)(?: .*)?");

	/**
	 * Read the head of a response, after any interim ones.
	 * @param in the stream
	 * @return the head
	 * @throws IOException if the stream cannot be read, or does not contain a response
	 */
	static IngestResponse read(InputStream in) throws IOException {
		LineReader lines = new LineReader(in, MAX_HEAD_BYTES);
		IngestResponse response = readHead(lines);
		while (response.status < 200) {
			if (response.status == SWITCHING_PROTOCOLS) {
				throw new ProtocolException("invalid HTTP response");
			}
			response = readHead(lines);
		}
		return response;
	}

	private static IngestResponse readHead(LineReader lines) throws IOException {
		Matcher status = STATUS_LINE.matcher(lines.next());
		if (!status.matches()) {
			throw new ProtocolException("invalid HTTP response");
		}
		Map<String, String> headers = new HashMap<>();
		for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
			int colon = line.indexOf(':');
			if (colon > 0) {
				headers.merge(line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
						line.substring(colon + 1).strip(), IngestResponse::join);
			}
		}
		String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
		boolean persistent = status.group(1).equals("1") ? !connection.contains("close")
				: connection.contains("keep-alive");
		return new IngestResponse(Integer.parseInt(status.group(2)), persistent, headers);
	}

	private static String join(String first, String second) {
		return (first.length() < MAX_HEADER_LENGTH) ? first + ", " + second : first;
	}

	@Nullable String header(String name) {
		return this.headers.get(name.toLowerCase(Locale.ROOT));
	}

	/**
	 * Skip the body, which is not needed but precedes the next response.
	 * @param in the stream
	 * @param max the maximum size
	 * @return whether the body ended within the maximum size
	 * @throws IOException if the stream cannot be read
	 */
	boolean skipBody(InputStream in, int max) throws IOException {
		if (this.status == 204 || this.status == 304) {
			return true;
		}
		String encoding = header("Transfer-Encoding");
		if (encoding != null) {
			return encoding.equalsIgnoreCase("chunked") && skipChunks(in, max);
		}
		long length = length(this.headers.getOrDefault("content-length", ""), 10);
		return length >= 0 && length <= max && skip(in, length);
	}

	private static boolean skipChunks(InputStream in, int max) throws IOException {
		LineReader lines = new LineReader(in, max);
		int remaining = max;
		long chunk = chunk(lines);
		while (chunk > 0 && chunk <= remaining) {
			remaining -= (int) chunk;
			if (!skip(in, chunk) || !lines.next().isEmpty()) {
				return false;
			}
			chunk = chunk(lines);
		}
		if (chunk != 0) {
			return false;
		}
		String trailer = lines.next();
		while (!trailer.isEmpty()) {
			trailer = lines.next();
		}
		return true;
	}

	private static long chunk(LineReader lines) throws IOException {
		return length(lines.next().split(";", 2)[0].strip(), 16);
	}

	private static long length(String text, int radix) {
		try {
			return Long.parseLong(text, radix);
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	private static boolean skip(InputStream in, long length) throws IOException {
		for (long i = 0; i < length; i++) {
			if (in.read() < 0) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Reader of lines of limited total size.
	 */
	private static final class LineReader {

		private final InputStream in;

		private int remaining;

		LineReader(InputStream in, int max) {
			this.in = in;
			this.remaining = max;
		}

		String next() throws IOException {
			StringBuilder line = new StringBuilder();
			int next = read();
			while (next != '\n') {
				line.append((char) next);
				next = read();
			}
			int length = line.length();
			return (length > 0 && line.charAt(length - 1) == '\r') ? line.substring(0, length - 1) : line.toString();
		}

		private int read() throws IOException {
			if (this.remaining-- <= 0) {
				throw new ProtocolException("HTTP response with too many headers");
			}
			int next = this.in.read();
			if (next < 0) {
				throw new ProtocolException("connection closed without an HTTP response");
			}
			return next & 0xFF;
		}

	}

}
