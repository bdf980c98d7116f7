package io.github.tuxsentry.sample.moderation;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/**
 * Repository of the cases in the database. Since the starter instruments the data source,
 * each statement is recorded as a metric, and as a span of the command or task that
 * executes it.
 */
@Repository
public class CaseRepository {

	private final JdbcClient database;

	/**
	 * Create a new repository.
	 * @param database the client for the database with the table {@code cases}
	 */
	public CaseRepository(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Open a case.
	 * @param kind {@code ban} or {@code report}
	 * @param userId the ID of the user whom the case is about
	 * @param moderatorId the ID of the user who opens the case
	 * @param reason the reason, at most 4000 characters
	 * @return the number of the case
	 */
	public long add(String kind, String userId, String moderatorId, String reason) {
		GeneratedKeyHolder id = new GeneratedKeyHolder();
		this.database.sql("INSERT INTO cases (kind, user_id, moderator_id, reason) VALUES (?, ?, ?, ?)")
			.params(kind, userId, moderatorId, reason)
			.update(id, "id");
		return Objects.requireNonNull(id.getKey()).longValue();
	}

	/**
	 * Return the latest cases about a user.
	 * @param userId the ID of the user
	 * @return at most 10 cases, the latest first
	 */
	public List<Case> findByUser(String userId) {
		return this.database.sql("SELECT * FROM cases WHERE user_id = ? ORDER BY id DESC LIMIT 10")
			.param(userId)
			.query(Case.class)
			.list();
	}

	/**
	 * Delete old cases.
	 * @param limit the time before which the cases to delete were opened
	 * @return the number of deleted cases
	 */
	public int deleteOlderThan(OffsetDateTime limit) {
		return this.database.sql("DELETE FROM cases WHERE created_at < ?").param(limit).update();
	}

}
