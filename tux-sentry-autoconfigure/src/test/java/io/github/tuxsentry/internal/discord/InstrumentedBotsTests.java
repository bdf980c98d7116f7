package io.github.tuxsentry.internal.discord;

import java.util.List;
import java.util.Map;

import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InstrumentedBotsTests {

	@Test
	@SuppressWarnings("unchecked")
	void tellsOfEachShardWithoutItsToken() {
		try (TestBot bot = TestBot.withListeners(new ListenerAdapter() {
		})) {
			InstrumentedBots bots = bot.bean(InstrumentedBots.class);
			assertThat(bots.name()).isEqualTo("jda");
			assertThat((List<Map<String, Object>>) bots.value()).singleElement()
				.satisfies((shard) -> assertThat(shard).containsEntry("shard", 0)
					.containsEntry("shards", 1)
					.containsEntry("status", "CONNECTED")
					.containsKeys("guilds", "listeners"));
			assertThat(bots.value().toString()).doesNotContain(bot.jda().getToken());
		}
	}

}
