package io.github.tuxsentry.sample.offline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.sample.RunningBot;
import io.github.tuxsentry.test.discord.CommandDraft;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures what the tour sends with the defaults of the library, calculates what bots of
 * several sizes send in a day, and verifies that the documentation states both. The rows
 * of the tables are written to {@code target/cost.md}.
 */
@Tag("long")
class CostTests {

	private static final Path PAGE = Path.of("..", "docs", "best-practices.md");

	private static final Path OUTPUT = Path.of("target", "cost.md");

	private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(\\.\\d+)?");

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final List<String> COMMANDS_OF_THE_TOUR = List.of("`/ping`", "`!ping`", "`/tldr`",
			"`!tldr`, from the cache", "`/ban`", "`!ban`", "`/ban`, not permitted", "`Report message`", "`Show cases`",
			"`/crash`");

	/**
	 * Arguments that replace the settings of the sample with the defaults, and a release
	 * that does not depend on the build.
	 */
	private static final String[] DEFAULTS = { "--tux.sentry.logging.logs=off", "--tux.sentry.logging.attached-lines=0",
			"--tux.sentry.sessions.commands=false", "--tux.sentry.tasks.send-check-ins=false",
			"--tux.sentry.release=sample-bot@1.0.0" };

	private static final Duration DEFAULT_STEP = Duration.ofSeconds(10);

	/** Step of the reduced settings. */
	private static final Duration LONG_STEP = Duration.ofSeconds(30);

	/** Arguments of the reduced settings that affect the tour. */
	private static final String[] REDUCED = { "--tux.sentry.filter.discord-api-spans=slow",
			"--tux.sentry.metrics.exclude=bot.api" };

	private static final int COMMANDS_OF_A_GUILD = 20;

	private static final double ERROR_RATE = 0.005;

	private static final int GUILDS_OF_A_SHARD = 2500;

	private static final int LARGE = 100_000;

	private static final List<String> rows = new ArrayList<>();

	@BeforeAll
	static void measure() throws IOException {
		List<SentryItem> tour = sentOnTheTour();
		List<CommandCost> commands = costOfCommands(tour);
		commands.forEach((command) -> row(command.name(), "%d | %.1f KB | %d | %.1f KB | %d | %.1f KB", command.spans(),
				kilobytes(command.transaction()), command.metrics().items(), kilobytes(command.metrics().bytes()),
				command.events().items(), kilobytes(command.events().bytes())));
		Cost gauges = gaugesOfAStep(tour);
		row("gauges of a step", "%d | %.1f KB", gauges.items(), kilobytes(gauges.bytes()));
		Cost step = metricsOfAStep("default", DEFAULT_STEP, "100", "");
		metricsOfAStep("`recordings: 10`", DEFAULT_STEP, "10", "");
		metricsOfAStep("`recordings: 10`, `exclude: bot.api`", DEFAULT_STEP, "10", "bot.api");
		Cost longStep = metricsOfAStep("`recordings: 10`, `exclude: bot.api`, `step: 30s`", LONG_STEP, "10", "bot.api");
		metricsOfAStep("`recordings: 0`", DEFAULT_STEP, "0", "");
		Settings defaults = new Settings("", 0.1, DEFAULT_STEP, commands, gauges, step);
		Settings reduced = new Settings(", reduced", 0.05, LONG_STEP, costOfCommands(sentOnTheTour(REDUCED)), gauges,
				longStep);
		for (Settings settings : List.of(defaults, reduced)) {
			for (int guilds : new int[] { 10, 1000, LARGE }) {
				day(guilds, settings);
			}
		}
		Files.write(OUTPUT, rows);
	}

	private static List<SentryItem> sentOnTheTour(String... arguments) {
		LocalSentry sentry;
		try (RunningBot bot = start(StringUtils.addStringToArray(arguments, "--offline.tour=true"))) {
			sentry = bot.bean(LocalSentry.class);
		}
		return sentry.items();
	}

	private static RunningBot start(String... arguments) {
		return RunningBot.start(Stream.of(DEFAULTS, arguments).flatMap(Stream::of).toArray(String[]::new));
	}

	private static List<CommandCost> costOfCommands(List<SentryItem> items) {
		List<SentryItem> transactions = items.stream()
			.filter((item) -> item.type().equals(SentryItem.TRANSACTION) && "discord.command".equals(item.op()))
			.sorted(Comparator.comparingDouble((item) -> item.payload().path("start_timestamp").asDouble()))
			.toList();
		assertThat(transactions).hasSameSizeAs(COMMANDS_OF_THE_TOUR);
		List<CommandCost> costs = new ArrayList<>();
		for (SentryItem transaction : transactions) {
			String trace = transaction.traceId();
			List<JsonNode> events = items.stream()
				.filter((item) -> item.type().equals(SentryItem.EVENT) && trace.equals(item.traceId()))
				.map(SentryItem::payload)
				.toList();
			costs.add(new CommandCost(COMMANDS_OF_THE_TOUR.get(costs.size()), 1 + transaction.spans().size(),
					bytes(transaction.payload()),
					Cost.of(metrics(items).filter((metric) -> trace.equals(metric.path("trace_id").asText())).toList()),
					Cost.of(events)));
		}
		return costs;
	}

	/**
	 * Gauges that are sent in each step, of one shard.
	 */
	private static Cost gaugesOfAStep(List<SentryItem> items) {
		return Cost.of(metrics(items).filter((metric) -> metric.path("type").asText().equals("gauge"))
			.collect(Collectors.toMap((gauge) -> Set.of(gauge.path("name"), gauge.path("attributes")), (gauge) -> gauge,
					(first, second) -> second))
			.values());
	}

	/**
	 * Metrics of a single step, in which a large bot performs its commands of ten
	 * seconds.
	 */
	private static Cost metricsOfAStep(String name, Duration step, String recordings, String excluded) {
		try (RunningBot bot = start("--tux.sentry.sampling.commands=0", "--tux.sentry.metrics.step=1h",
				"--tux.sentry.metrics.limits.recordings=" + recordings, "--tux.sentry.metrics.exclude=" + excluded)) {
			LocalDiscord discord = bot.bean(LocalDiscord.class);
			LocalSentry sentry = bot.bean(LocalSentry.class);
			discord.slash("ping").send().awaitReply();
			bot.bean(SentryManager.class).flush(TIMEOUT);
			sentry.clear();
			for (int i = 0; i < LARGE * COMMANDS_OF_A_GUILD / steps(step); i++) {
				draft(discord, i).send().awaitReply();
			}
			bot.bean(SentryManager.class).flush(TIMEOUT);
			Cost cost = Cost.of(metrics(sentry.items()).toList());
			List<byte[]> requests = sentry.rawBodies();
			row(name, "%,d | %.0f KB | %d | %.1f KB", cost.items(), kilobytes(cost.bytes()), requests.size(),
					kilobytes(requests.stream().mapToLong(CostTests::compressed).sum()));
			return cost;
		}
	}

	private static CommandDraft draft(LocalDiscord discord, int number) {
		return switch (number % 4) {
			case 0 -> discord.slash("ping");
			case 1 -> discord.slash("tldr").option("page", "tar");
			case 2 -> discord.slash("ban").option("user", "mallory").option("reason", "spam");
			default -> discord.userCommand("Show cases").on("mallory");
		};
	}

	private static void day(int guilds, Settings settings) {
		List<CommandCost> commands = settings.commands();
		long steps = steps(settings.step());
		long runs = (long) guilds * COMMANDS_OF_A_GUILD;
		double transactions = runs * settings.sampleRate();
		double spans = transactions * average(commands, CommandCost::spans);
		double errors = runs * ERROR_RATE;
		boolean large = guilds == LARGE;
		double items = large ? (double) settings.largeStep().items() * steps
				: runs * average(commands, (command) -> command.metrics().items());
		double itemBytes = large ? (double) settings.largeStep().bytes() * steps
				: runs * average(commands, (command) -> command.metrics().bytes());
		Cost gauges = settings.gauges();
		double gaugeItems = (gauges.items() - 1 + Math.max(1, guilds / GUILDS_OF_A_SHARD)) * (double) steps;
		double bytes = transactions * average(commands, CommandCost::transaction)
				+ errors * commands.stream().mapToLong((command) -> command.events().bytes()).max().orElseThrow()
				+ itemBytes + gaugeItems * gauges.bytes() / gauges.items();
		row("%,d".formatted(guilds) + settings.suffix(), "%,d | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f MB", runs,
				transactions, spans, errors, items, gaugeItems, bytes / 1_000_000);
	}

	private static long steps(Duration step) {
		return Duration.ofDays(1).dividedBy(step);
	}

	private static double average(List<CommandCost> commands, ToLongFunction<CommandCost> value) {
		return commands.stream().mapToLong(value).average().orElseThrow();
	}

	private static Stream<JsonNode> metrics(List<SentryItem> items) {
		return items.stream()
			.filter((item) -> item.type().equals(SentryItem.TRACE_METRIC))
			.flatMap((item) -> item.payload().path("items").valueStream());
	}

	private static long bytes(JsonNode json) {
		return json.toString().getBytes(StandardCharsets.UTF_8).length;
	}

	private static long compressed(byte[] body) {
		ByteArrayOutputStream compressed = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
			gzip.write(body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return compressed.size();
	}

	private static double kilobytes(long bytes) {
		return bytes / 1000.0;
	}

	private static void row(String name, String columns, Object... values) {
		rows.add("| " + name + " | " + String.format(Locale.ROOT, columns, values) + " |");
	}

	@Test
	void theDocumentationStatesWhatIsSent() throws IOException {
		List<String> documented = Files.readAllLines(PAGE);
		assertThat(rows).allSatisfy((row) -> {
			String name = row.substring(0, row.indexOf(" | ") + 3);
			List<Double> stated = documented.stream()
				.filter((line) -> line.startsWith(name))
				.findFirst()
				.map((line) -> numbers(line.substring(name.length())))
				.orElse(List.of());
			List<Double> measured = numbers(row.substring(name.length()));
			assertThat(stated).hasSameSizeAs(measured);
			for (int i = 0; i < measured.size(); i++) {
				assertThat(stated.get(i)).isCloseTo(measured.get(i), Percentage.withPercentage(15));
			}
		});
	}

	private static List<Double> numbers(String columns) {
		return NUMBER.matcher(columns)
			.results()
			.map((number) -> Double.valueOf(number.group().replace(",", "")))
			.toList();
	}

	/**
	 * Number of items and their size.
	 */
	private record Cost(int items, long bytes) {

		static Cost of(Collection<JsonNode> items) {
			return new Cost(items.size(), items.stream().mapToLong(CostTests::bytes).sum());
		}

	}

	/**
	 * What a command sends if it is sampled.
	 *
	 * @param name the name of the row
	 * @param spans the number of spans, including the transaction
	 * @param transaction the size of the transaction
	 * @param metrics the metrics, which are sent for each command
	 * @param events the events, which are sent for each command
	 */
	private record CommandCost(String name, int spans, long transaction, Cost metrics, Cost events) {
	}

	/**
	 * What the calculation of a day depends on.
	 *
	 * @param suffix the suffix of the names of rows
	 * @param sampleRate the sample rate of commands
	 * @param step the step of the metrics
	 * @param commands the commands of the tour
	 * @param gauges the gauges of a step, of one shard
	 * @param largeStep the metrics of a step of a large bot
	 */
	private record Settings(String suffix, double sampleRate, Duration step, List<CommandCost> commands, Cost gauges,
			Cost largeStep) {
	}

}
