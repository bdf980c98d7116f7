package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.SentryItem;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Strangers who write anything and press components with any ID: names and series of
 * metrics remain few.
 */
class StrangersTests {

	private static final int MAX_NAMES = 50;

	private final Random random = new Random(7);

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void useUpNoNames(boolean withPrefix) {
		sendAnything(withPrefix, 150);
	}

	@Tag("long")
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void useUpNoNamesHoweverManyTheyAre(boolean withPrefix) {
		sendAnything(withPrefix, 5_000);
	}

	private void sendAnything(boolean withPrefix, int number) {
		Counting listener = new Counting();
		TestBot.Builder builder = TestBot.builder().listeners(listener);
		try (TestBot bot = (withPrefix ? builder : builder.withoutPrefixes()).start()) {
			for (int i = 0; i < number; i++) {
				bot.discord().message("!" + word() + " private words").by("mallory").send();
				bot.discord().button(customId(i)).by("mallory").send();
				if (i % 100 == 0) {
					listener.await(2 * (i + 1));
				}
			}
			listener.await(2 * number);
			bot.discord().message("!ping").by("alice").send();
			bot.discord().slash("ping").by("alice").send();
			bot.sentry().awaitTransaction("command.ping");
			bot.awaitIdle();
			bot.bean(SentryManager.class).flush(Duration.ofSeconds(20));

			assertThat(names(bot.sentry().transactions())).hasSizeLessThanOrEqualTo(MAX_NAMES).contains("command.ping");
			assertThat(bot.sentry().transactions()).filteredOn((item) -> item.name().startsWith("command."))
				.hasSize(withPrefix ? 2 : 1);
			assertThat(series(bot.sentry().metrics())).hasSizeLessThanOrEqualTo(MAX_NAMES)
				.anySatisfy((attributes) -> assertThat(attributes).containsEntry("command", "ping"));
			assertThat(bot.sentry().metrics())
				.allSatisfy((metric) -> assertThat(metric.attributes()).doesNotContainKey("overflow"));
			bot.sentry()
				.transactions()
				.forEach((item) -> assertThat(item.payload().toString()).doesNotContain("private words"));
		}
	}

	private String word() {
		return this.random.ints(3 + this.random.nextInt(8), 'a', 'z' + 1)
			.mapToObj(Character::toString)
			.collect(Collectors.joining());
	}

	private String customId(int index) {
		byte[] bytes = new byte[15];
		this.random.nextBytes(bytes);
		String data = Base64.getUrlEncoder().encodeToString(bytes);
		return switch (index % 8) {
			case 0 -> "ban_" + (157512345678901234L + index);
			case 1 -> UUID.randomUUID().toString();
			case 2 -> "{\"action\":\"ban\",\"user\":" + index + "}";
			case 3 -> "page-" + index + "-next";
			case 4 -> "form/" + index;
			case 5 -> "state_" + data;
			case 6 -> word();
			default -> "tag-" + word();
		};
	}

	private static Set<String> names(List<SentryItem> transactions) {
		return transactions.stream().map(SentryItem::name).collect(Collectors.toSet());
	}

	private static Set<Map<String, Object>> series(List<LocalMetric> metrics) {
		return metrics.stream()
			.filter((metric) -> metric.name().equals("bot.command.usage"))
			.map(LocalMetric::attributes)
			.map((attributes) -> attributes.entrySet()
				.stream()
				.filter((attribute) -> Set.of("command", "command_type", "success", "error_type")
					.contains(attribute.getKey()))
				.collect(Collectors.<Map.Entry<String, Object>, String, Object>toMap(Map.Entry::getKey,
						Map.Entry::getValue)))
			.collect(Collectors.toSet());
	}

	/**
	 * Counts messages and presses, and acknowledges the latter.
	 */
	private static final class Counting implements EventListener {

		private final AtomicInteger count = new AtomicInteger();

		@Override
		public void onEvent(GenericEvent event) {
			if (event instanceof ButtonInteractionEvent press) {
				press.deferEdit().queue();
				this.count.incrementAndGet();
			}
			if (event instanceof MessageReceivedEvent) {
				this.count.incrementAndGet();
			}
			if (event instanceof SlashCommandInteractionEvent command) {
				command.reply("pong").queue();
			}
		}

		void await(int number) {
			Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> this.count.get() >= number);
		}

	}

}
