package io.github.tuxsentry.gallery;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What arrives for a course.
 *
 * @param status the status of the transaction
 * @param error the simple class name of the failure, or {@code null}
 * @param event whether the failure is an event
 * @param calls the calls to Discord that are spans
 */
record Expectation(String status, @Nullable String error, boolean event, List<String> calls) {

	private static final String CALLBACK = "POST /interactions/{interaction_id}/{interaction_token}/callback";

	private static final String EDIT = "PATCH /webhooks/{application_id}/{interaction_token}/messages/{message_id}";

	static final Expectation NOT_ACKNOWLEDGED = new Expectation("deadline_exceeded",
			"InteractionNotAcknowledgedException", true, List.of());

	static Expectation of(Shape shape, Course course) {
		return switch (course) {
			case OK -> new Expectation("ok", null, false, List.of(CALLBACK));
			case DEFERRED -> new Expectation("ok", null, false, List.of(CALLBACK, EDIT));
			case UNANSWERED -> new Expectation("deadline_exceeded", "TimeoutException", false, List.of(CALLBACK));
			case IGNORED -> NOT_ACKNOWLEDGED;
			case FAILS -> (shape.failure() == Shape.Failure.SEEN)
					? new Expectation("internal_error", "IllegalStateException", true, List.of()) : NOT_ACKNOWLEDGED;
		};
	}

}
