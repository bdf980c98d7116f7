package io.github.tuxsentry.internal.startup;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A step of a start that is over.
 *
 * @param id its id
 * @param parentId the id of the step that it is part of, or {@code null} if there is none
 * @param name what is done, in Spring's notation
 * @param subject what it is done to, such as the name of a bean, or {@code null}
 * @param start when it began
 * @param end when it ended
 */
record RecordedStep(long id, @Nullable Long parentId, String name, @Nullable String subject, Instant start,
		Instant end) {
}
