package io.github.tuxsentry.sample.moderation;

import java.time.OffsetDateTime;

/**
 * Moderation case about a user.
 *
 * @param id the number of the case
 * @param kind {@code ban} or {@code report}
 * @param userId the ID of the user
 * @param moderatorId the ID of the user who opened the case
 * @param reason the reason
 * @param createdAt the time at which the case was opened
 */
public record Case(long id, String kind, String userId, String moderatorId, String reason, OffsetDateTime createdAt) {
}
