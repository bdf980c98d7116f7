package io.github.tuxsentry.sample.cleanup;

import io.github.tuxsentry.sample.RunningBot;
import io.github.tuxsentry.sample.moderation.CaseRepository;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class CaseCleanupTests {

	@Test
	void deletesOldCasesAndIsATransaction() {
		try (RunningBot bot = RunningBot.start("--cases.keep=2d")) {
			CaseRepository cases = bot.bean(CaseRepository.class);
			long old = cases.add("ban", "1", "2", "long ago");
			bot.bean(JdbcClient.class)
				.sql("UPDATE cases SET created_at = DATEADD(DAY, -3, created_at) WHERE id = ?")
				.param(old)
				.update();
			long fresh = cases.add("ban", "1", "2", "just now");
			assertThat(bot.bean(CaseCleanup.class).deleteOldCases()).isOne();
			assertThat(cases.findByUser("1")).singleElement().matches((entry) -> entry.id() == fresh);
			SentryItem transaction = bot.bean(LocalSentry.class).awaitTransaction("cleanup");
			assertThat(transaction.user()).isEmpty();
			assertThat(transaction).hasOp("task.scheduled")
				.hasStatus("ok")
				.hasSpan("db.query", "DELETE FROM cases WHERE created_at < ?");
		}
	}

	@Test
	void runsOnItsOwn() {
		try (RunningBot bot = RunningBot.start("--cases.clean-up-every=50ms")) {
			LocalSentry sentry = bot.bean(LocalSentry.class);
			sentry.awaitItems("transaction", 2);
			assertThat(sentry.transactions()).allMatch((item) -> "cleanup".equals(item.name()));
		}
	}

}
