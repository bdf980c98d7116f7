package io.github.tuxsentry.internal.startup;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Completed step of a startup.
 *
 * @param id the ID of the step
 * @param parentId the ID of the enclosing step, or {@code null} if there is none
 * @param name the name of the step, in Spring's notation
 * @param subject the subject of the step, such as the name of a bean, or {@code null}
 * @param start the start time
 * @param end the end time
 */
record RecordedStep(long id, @Nullable Long parentId, String name, @Nullable String subject, Instant start,
		Instant end) {
}
