package io.github.tuxsentry.test.discord;

import java.util.HashSet;
import java.util.Set;

import net.dv8tion.jda.api.JDABuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the threads of the local Discord.
 */
class DaemonThreadsTests {

	@Test
	void noThreadOfTheServerKeepsTheProcessAlive() throws InterruptedException {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		try (LocalDiscord discord = LocalDiscord.start()) {
			var jda = discord.configure(JDABuilder.createLight("any")).build().awaitReady();
			Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
			started.removeAll(before);
			assertThat(started).filteredOn((thread) -> thread.getName().contains("MockWebServer"))
				.isNotEmpty()
				.allMatch(Thread::isDaemon);
			jda.shutdownNow();
		}
	}

}
