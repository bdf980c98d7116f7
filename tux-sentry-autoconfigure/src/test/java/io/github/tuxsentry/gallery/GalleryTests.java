package io.github.tuxsentry.gallery;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Runs bots of many shapes against one table of {@link Expectation}s, with a real JDA: a
 * command ends when its user has the answer, however the JDA is created and on whatever
 * thread the bot works.
 */
class GalleryTests {

	/** Resolution of the clocks that are compared. */
	private static final Duration TOLERANCE = Duration.ofMillis(20);

	/**
	 * Time that a thread may wait for its processor before it ends a transaction, which
	 * is less than the time between any two timeouts.
	 */
	private static final Duration LATENESS = Duration.ofMillis(400);

	@TestFactory
	Stream<DynamicNode> commandsOfAnyBotAreReported() {
		return Stream.of(GalleryBot.values()).map((bot) -> {
			Tour tour = Tour.through(bot);
			return dynamicContainer(bot.toString(),
					Stream.concat(tour.visits().stream().map((visit) -> verification(tour, visit)),
							Stream.of(dynamicTest("nothing else", () -> verifyNothingElse(tour)))));
		});
	}

	private static DynamicTest verification(Tour tour, Visit visit) {
		return dynamicTest(visit.toString(), () -> {
			Expectation expected = Expectation.of(visit.shape(), visit.course());
			SentryItem transaction = verifyTransaction(tour, visit, expected);
			verifyDuration(tour, visit, transaction);
			verifyEvents(tour, visit, expected, transaction);
		});
	}

	private static SentryItem verifyTransaction(Tour tour, Visit visit, Expectation expected) {
		List<SentryItem> transactions = tour.sentry().transactions().stream().filter(visit::matches).toList();
		assertThat(transactions).hasSize(1);
		SentryItem transaction = transactions.get(0);
		assertThat(transaction.name()).isEqualTo(visit.shape().transaction(visit.course()));
		assertThat(transaction).hasStatus(expected.status())
			.hasUsername("alice")
			.hasTag("guild.id", visit.guildId())
			.hasTag("command.success", String.valueOf(expected.error() == null));
		assertThat(transaction.tag("command.error_type")).isEqualTo(expected.error());
		assertThat(transaction.spans()).filteredOn((span) -> span.path("op").asText().equals("http.client"))
			.extracting((span) -> span.path("description").asText())
			.containsExactlyElementsOf(visit.connection().configured() ? expected.calls() : List.of());
		return transaction;
	}

	/**
	 * The transaction takes as long as the user has waited, or until Discord or the
	 * library gave up the reply. A failure that is seen ends it early. Pauses of the
	 * machine, as of one that runs other builds, are tolerated.
	 */
	private static void verifyDuration(Tour tour, Visit visit, SentryItem transaction) {
		Duration duration = Duration.ofNanos((long) (1e9 * (transaction.payload().path("timestamp").asDouble()
				- transaction.payload().path("start_timestamp").asDouble())));
		if (visit.course().isAnswered()) {
			Duration pauses = tour.pauses()
				.total(visit.sentNanos(), Stopwatch.answeredNanos(visit.sent().id()) + LATENESS.toNanos());
			assertThat(duration).isBetween(leastWait(visit).minus(TOLERANCE).minus(pauses),
					longestWait(visit).plus(LATENESS).plus(pauses));
		}
		else if (visit.course() == Course.FAILS && visit.shape().failure() == Shape.Failure.SEEN) {
			assertThat(duration).isLessThan(Tour.ACKNOWLEDGEMENT);
		}
		else {
			Duration timeout = (visit.course() == Course.UNANSWERED) ? Tour.DEADLINE : Tour.ACKNOWLEDGEMENT;
			long end = visit.sentNanos() + timeout.multipliedBy(2).toNanos();
			Duration pauses = tour.pauses().total(visit.sentNanos(), end);
			assertThat(duration).isBetween(timeout.minus(TOLERANCE).minus(pauses), timeout.plus(LATENESS).plus(pauses));
		}
	}

	/**
	 * Return the time between the start of the work and the arrival of the reply, which
	 * is shorter than the time that the user has waited by the way to the bot.
	 */
	private static Duration leastWait(Visit visit) {
		long arrived = visit.sentNanos() + visit.sent().replies().get(0).after().toNanos();
		return Duration.ofNanos(arrived - Stopwatch.startedNanos(visit.sent().id()));
	}

	/**
	 * Return the time until the bot knew that the reply had arrived, which is longer than
	 * the time that the user has waited by the way back to the bot.
	 */
	private static Duration longestWait(Visit visit) {
		return Duration.ofNanos(Stopwatch.answeredNanos(visit.sent().id()) - visit.sentNanos());
	}

	private static void verifyEvents(Tour tour, Visit visit, Expectation expected, SentryItem transaction) {
		List<SentryItem> events = tour.sentry().events().stream().filter(visit::matches).toList();
		assertThat(events).hasSize(expected.event() ? 1 : 0).allSatisfy((event) -> {
			assertThat(event).hasUsername("alice").hasTag("guild.id", visit.guildId()).hasTraceIdOf(transaction);
			assertThat(event.exceptions().get(0).path("type").asText()).isEqualTo(expected.error());
		});
	}

	private static void verifyNothingElse(Tour tour) {
		List<Visit> visits = tour.visits();
		assertThat(tour.sentry().events())
			.filteredOn((event) -> visits.stream().noneMatch((visit) -> visit.matches(event)))
			.hasSize((int) visits.stream()
				.filter((visit) -> visit.course() == Course.FAILS && visit.shape().failure() == Shape.Failure.ELSEWHERE)
				.count());
		assertThat(visits).allSatisfy((visit) -> assertThat(total(tour, "bot.command.usage",
				(metric) -> visit.command().equals(metric.attributes().get("command"))))
			.isEqualTo(1));
		assertThat(total(tour, "bot.interaction.unacknowledged", (metric) -> true)).isEqualTo(visits.stream()
			.filter((visit) -> Expectation.of(visit.shape(), visit.course()) == Expectation.NOT_ACKNOWLEDGED)
			.count());
		assertThat(tour.faults()).isZero();
		assertThat(tour.sentry()).hasNoMalformedEnvelopes();
	}

	private static double total(Tour tour, String name, Predicate<LocalMetric> filter) {
		return tour.sentry()
			.metrics()
			.stream()
			.filter((metric) -> metric.name().equals(name))
			.filter(filter)
			.mapToDouble(LocalMetric::value)
			.sum();
	}

}
