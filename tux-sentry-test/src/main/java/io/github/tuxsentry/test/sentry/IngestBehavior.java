package io.github.tuxsentry.test.sentry;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Behavior of the ingestion endpoint of a local Sentry, to simulate failures of Sentry.
 * Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class IngestBehavior {

	private final Fault fault;

	private final Duration delay;

	private final int status;

	private final Map<String, String> headers;

	private IngestBehavior(Fault fault, Duration delay, int status, Map<String, String> headers) {
		this.fault = fault;
		this.delay = delay;
		this.status = status;
		this.headers = headers;
	}

	/**
	 * Return the default behavior: keep each envelope and respond immediately with status
	 * 200.
	 * @return the behavior
	 */
	public static IngestBehavior normal() {
		return of(Fault.NONE, 200);
	}

	/**
	 * Return a behavior that keeps each envelope when it is received, but delays the
	 * response.
	 * @param delay the delay of each response
	 * @return the behavior
	 */
	public static IngestBehavior slow(Duration delay) {
		return new IngestBehavior(Fault.NONE, delay, 200, Map.of());
	}

	/**
	 * Return a behavior that accepts connections, but drops envelopes and never responds.
	 * The connections are closed when the behavior changes or the local Sentry is closed.
	 * @return the behavior
	 */
	public static IngestBehavior hanging() {
		return of(Fault.HANG, 200);
	}

	/**
	 * Return a behavior that drops each envelope and resets the connection (TCP RST) once
	 * the request has been received.
	 * @return the behavior
	 */
	public static IngestBehavior resetting() {
		return of(Fault.RESET, 200);
	}

	/**
	 * Return a behavior that drops each envelope and responds with bytes that are not
	 * valid HTTP.
	 * @return the behavior
	 */
	public static IngestBehavior garbage() {
		return of(Fault.GARBAGE, 200);
	}

	/**
	 * Return a behavior that rejects each envelope.
	 * @param status the status of the response, e.g. 429 or 503
	 * @return the behavior
	 */
	public static IngestBehavior refusing(int status) {
		return of(Fault.REFUSE, status);
	}

	private static IngestBehavior of(Fault fault, int status) {
		return new IngestBehavior(fault, Duration.ZERO, status, Map.of());
	}

	/**
	 * Return a copy of this behavior that adds a header to each response, e.g.
	 * {@code Retry-After} or {@code X-Sentry-Rate-Limits}. Headers are not sent by a
	 * behavior that does not send valid responses.
	 * @param name the name of the header
	 * @param value the value of the header
	 * @return a new behavior with the header
	 */
	public IngestBehavior withHeader(String name, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.headers);
		more.put(name, value);
		return new IngestBehavior(this.fault, this.delay, this.status, Collections.unmodifiableMap(more));
	}

	Fault fault() {
		return this.fault;
	}

	Duration delay() {
		return this.delay;
	}

	int status() {
		return this.status;
	}

	Map<String, String> headers() {
		return this.headers;
	}

	@Override
	public String toString() {
		return this.fault + ((this.fault == Fault.REFUSE) ? " with " + this.status : "")
				+ ((this.delay.isZero()) ? "" : " after " + this.delay)
				+ ((this.headers.isEmpty()) ? "" : this.headers);
	}

	/**
	 * Type of the simulated failure.
	 */
	enum Fault {

		NONE, HANG, RESET, GARBAGE, REFUSE

	}

}
