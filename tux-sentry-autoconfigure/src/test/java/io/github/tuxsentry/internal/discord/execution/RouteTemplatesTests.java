package io.github.tuxsentry.internal.discord.execution;

import net.dv8tion.jda.api.requests.Route;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RouteTemplates}.
 */
class RouteTemplatesTests {

	private final RouteTemplates templates = new RouteTemplates();

	@Test
	void areThoseOfTheRoutes() {
		assertThat(this.templates.of(Route.Messages.SEND_MESSAGE)).isEqualTo("/channels/{channel_id}/messages");
		assertThat(this.templates.of(Route.Self.GET_SELF)).isEqualTo("/users/@me");
		assertThat(this.templates.of(Route.Messages.SEND_MESSAGE)).isEqualTo("/channels/{channel_id}/messages");
	}

	@Test
	void areKeptForALimitedNumberOfRoutes() {
		String first = this.templates.of(Route.get("route0"));
		String last = "";
		for (int i = 0; i < 10_000; i++) {
			last = this.templates.of(Route.get("route" + i));
		}
		assertThat(this.templates.of(Route.get("route0"))).isSameAs(first);
		assertThat(this.templates.of(Route.get("route511"))).isSameAs(this.templates.of(Route.get("route511")));
		assertThat(this.templates.of(Route.get("route512"))).isNotSameAs(this.templates.of(Route.get("route512")));
		assertThat(this.templates.of(Route.get("route9999"))).isEqualTo(last).isNotSameAs(last);
	}

}
