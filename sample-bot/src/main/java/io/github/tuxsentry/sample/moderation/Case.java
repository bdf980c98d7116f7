package io.github.tuxsentry.sample.moderation;

import java.time.OffsetDateTime;

/**
 * Something that happened to a user.
 *
 * @param id the case's number
 * @param kind {@code ban} or {@code report}
 * @param userId the user's id
 * @param moderatorId the id of who opened the case
 * @param reason why
 * @param createdAt when
 */
public record Case(long id, String kind, String userId, String moderatorId, String reason, OffsetDateTime createdAt) {
}
