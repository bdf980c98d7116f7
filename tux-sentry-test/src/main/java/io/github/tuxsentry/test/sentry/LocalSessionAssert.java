package io.github.tuxsentry.test.sentry;

import java.util.Objects;

import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for an update of a session. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class LocalSessionAssert extends AbstractAssert<LocalSessionAssert, LocalSession> {

	LocalSessionAssert(LocalSession actual) {
		super(actual, LocalSessionAssert.class);
	}

	/**
	 * Verify that the update starts the session.
	 * @return this assertion
	 */
	public LocalSessionAssert isInitial() {
		isNotNull();
		return check("initial", this.actual.initial(), true);
	}

	/**
	 * Verify the status.
	 * @param status {@code ok}, {@code exited}, {@code crashed} or {@code abnormal}
	 * @return this assertion
	 */
	public LocalSessionAssert hasStatus(String status) {
		isNotNull();
		return check("status", this.actual.status(), status);
	}

	/**
	 * Verify the number of errors.
	 * @param errors the number of errors
	 * @return this assertion
	 */
	public LocalSessionAssert hasErrors(int errors) {
		isNotNull();
		return check("errors", this.actual.errors(), errors);
	}

	/**
	 * Verify the release.
	 * @param release the release
	 * @return this assertion
	 */
	public LocalSessionAssert hasRelease(String release) {
		isNotNull();
		return check("release", this.actual.release(), release);
	}

	/**
	 * Verify the environment.
	 * @param environment the environment
	 * @return this assertion
	 */
	public LocalSessionAssert hasEnvironment(String environment) {
		isNotNull();
		return check("environment", this.actual.environment(), environment);
	}

	/**
	 * Verify that the update belongs to the same session as another update.
	 * @param other the other update
	 * @return this assertion
	 */
	public LocalSessionAssert updates(LocalSession other) {
		isNotNull();
		return check("session", this.actual.id(), other.id());
	}

	private LocalSessionAssert check(String what, @Nullable Object found, @Nullable Object expected) {
		if (!Objects.equals(found, expected)) {
			throw failure("Expecting %s%n  %s%nbut it is%n  %s%nin%n  %s", what, expected, found, this.actual);
		}
		return this;
	}

}
