package io.github.tuxsentry.internal.discord.execution;

import java.util.Map;

import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.events.guild.GuildBanEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link EventOrigin}.
 */
class EventOriginTests {

	private final JDA bot = FakeInteraction.bot();

	@Test
	void hasTheIdsThatAnEventTells() {
		GuildBanEvent event = event(1, 2);
		EventOrigin origin = EventOrigin.of(event);
		assertThat(origin).isEqualTo(new EventOrigin("2", "1", null));
		assertThat(EventOrigin.userIdOf(event)).isEqualTo("2");
		assertThat(EventOrigin.guildIdOf(event)).isEqualTo("1");
	}

	@Test
	void idsAreUnsigned() {
		assertThat(EventOrigin.guildIdOf(event(-1, 1))).isEqualTo("18446744073709551615");
	}

	@Test
	void hasNoIdOfZero() {
		GuildBanEvent event = event(0, 0);
		assertThat(EventOrigin.of(event)).isEqualTo(EventOrigin.NONE);
		assertThat(EventOrigin.userIdOf(event)).isNull();
		assertThat(EventOrigin.guildIdOf(event)).isNull();
	}

	@Test
	void theContextHasTheIdsThatAreKnown() {
		assertThat(new EventOrigin("1", "2", "3").toContext("GuildBanEvent")).containsExactly(
				entry("event", "GuildBanEvent"), entry("user_id", "1"), entry("guild_id", "2"),
				entry("channel_id", "3"));
		assertThat(EventOrigin.NONE.toContext("ReadyEvent")).containsExactly(entry("event", "ReadyEvent"));
	}

	private GuildBanEvent event(long guildId, long userId) {
		return new GuildBanEvent(this.bot, 0, FakeInteraction.proxy(Guild.class, Map.of("getIdLong", () -> guildId)),
				FakeInteraction.proxy(User.class, Map.of("getIdLong", () -> userId)));
	}

}
