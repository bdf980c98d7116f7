package io.github.tuxsentry.test.sentry;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Behavior of the ingest of a local Sentry, for simulating failures of Sentry. Instances
 * are immutable.
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
	 * Keeps each envelope and answers at once: what a local Sentry does unless told
	 * otherwise.
	 * @return the behavior
	 */
	public static IngestBehavior normal() {
		return of(Fault.NONE, 200);
	}

	/**
	 * Keeps each envelope as it comes in, but answers late.
	 * @param delay how long each answer takes
	 * @return the behavior
	 */
	public static IngestBehavior slow(Duration delay) {
		return new IngestBehavior(Fault.NONE, delay, 200, Map.of());
	}

	/**
	 * Takes connections, keeps nothing and never answers. The connections are cut when
	 * the behavior changes or the local Sentry is closed.
	 * @return the behavior
	 */
	public static IngestBehavior hanging() {
		return of(Fault.HANG, 200);
	}

	/**
	 * Resets each connection (TCP RST) once the request is there, and keeps nothing.
	 * @return the behavior
	 */
	public static IngestBehavior resetting() {
		return of(Fault.RESET, 200);
	}

	/**
	 * Answers with bytes that are no HTTP, and keeps nothing.
	 * @return the behavior
	 */
	public static IngestBehavior garbage() {
		return of(Fault.GARBAGE, 200);
	}

	/**
	 * Refuses each envelope and keeps nothing.
	 * @param status the status of the answer, such as 429 or 503
	 * @return the behavior
	 */
	public static IngestBehavior refusing(int status) {
		return of(Fault.REFUSE, status);
	}

	private static IngestBehavior of(Fault fault, int status) {
		return new IngestBehavior(fault, Duration.ZERO, status, Map.of());
	}

	/**
	 * Adds a header to each answer, such as {@code Retry-After} or
	 * {@code X-Sentry-Rate-Limits}.
	 * @param name the name of the header
	 * @param value its value
	 * @return this behavior with the header
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
	 * What goes wrong.
	 */
	enum Fault {

		NONE, HANG, RESET, GARBAGE, REFUSE

	}

}
