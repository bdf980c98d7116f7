package io.github.tuxsentry.test.sentry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import org.jspecify.annotations.Nullable;

/**
 * HTTP request, as it was received.
 *
 * @param method the method
 * @param path the path, without the query
 * @param headers the headers by name in lower case
 * @param body the body, before its content is decompressed
 */
record HttpRequest(String method, String path, Map<String, String> headers, byte[] body) {

	private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

	/**
	 * Read the next request of a connection.
	 * @param in the input stream of the connection
	 * @param out the output stream, for the interim response to
	 * {@code Expect: 100-continue}
	 * @return the request, or {@code null} at the end of the stream
	 * @throws InvalidRequestException if the request is not valid HTTP/1, or is too large
	 * @throws IOException if the request is incomplete
	 */
	static @Nullable HttpRequest read(InputStream in, OutputStream out) throws IOException {
		String start = readLine(in);
		if (start.isEmpty()) {
			return null;
		}
		String[] words = start.split(" ");
		if (words.length != 3) {
			throw new InvalidRequestException(400, "Not a request: " + start);
		}
		Map<String, String> headers = new HashMap<>();
		for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
			int colon = line.indexOf(':');
			if (colon < 1) {
				throw new InvalidRequestException(400, "Not a header: " + line);
			}
			headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
		}
		if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
			out.write(CONTINUE);
			out.flush();
		}
		return new HttpRequest(words[0], words[1].split("\\?", 2)[0], headers, readBody(in, headers));
	}

	boolean isLast() {
		return "close".equalsIgnoreCase(this.headers.get("connection"));
	}

	byte[] plainBody() throws IOException {
		if (!"gzip".equalsIgnoreCase(this.headers.get("content-encoding"))) {
			return this.body;
		}
		try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(this.body))) {
			return gzip.readAllBytes();
		}
	}

	private static byte[] readBody(InputStream in, Map<String, String> headers) throws IOException {
		if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
			return readChunks(in);
		}
		return readBytes(in, length(headers.getOrDefault("content-length", "0"), 10));
	}

	private static byte[] readChunks(InputStream in) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		while (true) {
			int size = length(readLine(in).split(";", 2)[0].strip(), 16);
			if (size == 0) {
				break;
			}
			body.write(readBytes(in, size));
			readLine(in);
		}
		while (!readLine(in).isEmpty()) {
			continue;
		}
		return body.toByteArray();
	}

	private static int length(String text, int radix) throws IOException {
		long length = parse(text, radix);
		if (length < 0) {
			throw new InvalidRequestException(400, "Not a length: " + text);
		}
		if (length > Integer.MAX_VALUE) {
			throw new InvalidRequestException(413, "The body is too large: " + text);
		}
		return (int) length;
	}

	private static long parse(String text, int radix) {
		try {
			return Long.parseLong(text, radix);
		}
		catch (NumberFormatException ex) {
			boolean number = !text.isEmpty() && text.chars().allMatch((digit) -> Character.digit(digit, radix) >= 0);
			return number ? Long.MAX_VALUE : -1;
		}
	}

	private static byte[] readBytes(InputStream in, int length) throws IOException {
		byte[] bytes = in.readNBytes(length);
		if (bytes.length < length) {
			throw new EOFException("The request is incomplete");
		}
		return bytes;
	}

	/**
	 * Read up to the end of the line or of the stream.
	 */
	private static String readLine(InputStream in) throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
			line.write(next);
		}
		return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
	}

}
