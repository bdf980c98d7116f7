package io.github.tuxsentry.examples;

import java.util.Map;

import io.github.tuxsentry.capture.ErrorCapture;

/**
 * The examples of docs/locals.md.
 */
public class Locals {

	private final ErrorCapture errors;

	Locals(ErrorCapture errors) {
		this.errors = errors;
	}

	void readOff(RuntimeException failure) {
		this.errors.captureExceptionSafe(failure, Map.of("operation", "user_update"), true);
	}

	void told(RuntimeException failure, int row) {
		this.errors.captureExceptionSafe(failure, Map.of("operation", "user_update"), Map.of("row", row));
	}

}
