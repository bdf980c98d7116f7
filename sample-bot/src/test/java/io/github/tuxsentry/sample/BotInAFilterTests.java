package io.github.tuxsentry.sample;

import java.io.IOException;
import java.util.Map;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.sample.OfflineClient.Run;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import net.dv8tion.jda.api.JDA;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A bot that a filter has injected is made with the servlet container, before Sentry
 * starts, and is connected by then.
 */
@OfflineBot
@Import(BotInAFilterTests.BotFilter.class)
class BotInAFilterTests {

	@Autowired
	private OfflineClient client;

	@Autowired
	private FaultBarrier faults;

	@Test
	void isInstrumentedAllTheSame() {
		Run run = this.client.run("slash", "crash", "alice", Map.of("text", "boom"));
		assertThat(run.transaction()).hasStatus("internal_error");
		assertThat(run.onlyEvent()).hasUsername("alice").hasTag("command.name", "crash");
		assertThat(run.onlyMetric("bot.command.usage")).hasValue(1);
		assertThat(this.faults.count()).isZero();
	}

	static class BotFilter implements Filter {

		private final JDA jda;

		BotFilter(JDA jda, SentryManager sentry) throws InterruptedException {
			this.jda = jda.awaitReady();
			sentry.setTag("bot.shards", jda.getShardInfo().getShardTotal());
		}

		@Override
		public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			assertThat(this.jda.getStatus()).isEqualTo(JDA.Status.CONNECTED);
			chain.doFilter(request, response);
		}

	}

}
