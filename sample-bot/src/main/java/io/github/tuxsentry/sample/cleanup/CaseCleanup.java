package io.github.tuxsentry.sample.cleanup;

import java.time.Duration;
import java.time.OffsetDateTime;

import io.github.tuxsentry.sample.moderation.CaseRepository;
import io.github.tuxsentry.tracing.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Scheduled task that deletes old cases.
 */
@Component
public class CaseCleanup {

	private static final Logger logger = LoggerFactory.getLogger(CaseCleanup.class);

	private final CaseRepository cases;

	private final Duration keep;

	/**
	 * Create a new task.
	 * @param cases the repository of the cases
	 * @param keep the time for which cases are kept
	 */
	public CaseCleanup(CaseRepository cases, @Value("${cases.keep}") Duration keep) {
		this.cases = cases;
		this.keep = keep;
	}

	/**
	 * Delete the cases that are older than the time for which cases are kept.
	 * @return the number of deleted cases
	 */
	@Scheduled(initialDelayString = "${cases.clean-up-every}", fixedDelayString = "${cases.clean-up-every}")
	@Transaction(op = "task.scheduled", name = "cleanup")
	public int deleteOldCases() {
		int deleted = this.cases.deleteOlderThan(OffsetDateTime.now().minus(this.keep));
		logger.info("Deleted {} old cases", deleted);
		return deleted;
	}

}
