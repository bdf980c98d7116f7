package io.github.tuxsentry.sample.moderation;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/**
 * The cases in the database. Each statement is a span of the command or task that makes
 * it, and a metric, since the starter watches the data source.
 */
@Repository
public class CaseRepository {

	private final JdbcClient database;

	/**
	 * Creates the repository.
	 * @param database the database with the table {@code cases}
	 */
	public CaseRepository(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Opens a case.
	 * @param kind {@code ban} or {@code report}
	 * @param userId the id of the user it is about
	 * @param moderatorId the id of who opens it
	 * @param reason why, up to 4000 characters
	 * @return the case's number
	 */
	public long add(String kind, String userId, String moderatorId, String reason) {
		GeneratedKeyHolder id = new GeneratedKeyHolder();
		this.database.sql("INSERT INTO cases (kind, user_id, moderator_id, reason) VALUES (?, ?, ?, ?)")
			.params(kind, userId, moderatorId, reason)
			.update(id, "id");
		return Objects.requireNonNull(id.getKey()).longValue();
	}

	/**
	 * Finds the cases about a user.
	 * @param userId the user's id
	 * @return the latest ten, the latest first
	 */
	public List<Case> findByUser(String userId) {
		return this.database.sql("SELECT * FROM cases WHERE user_id = ? ORDER BY id DESC LIMIT 10")
			.param(userId)
			.query(Case.class)
			.list();
	}

	/**
	 * Forgets old cases.
	 * @param limit cases opened before this time are deleted
	 * @return how many there were
	 */
	public int deleteOlderThan(OffsetDateTime limit) {
		return this.database.sql("DELETE FROM cases WHERE created_at < ?").param(limit).update();
	}

}
