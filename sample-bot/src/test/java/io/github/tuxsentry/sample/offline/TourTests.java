package io.github.tuxsentry.sample.offline;

import java.util.List;
import java.util.regex.Pattern;

import io.github.tuxsentry.sample.RunningBot;
import io.github.tuxsentry.test.sentry.LocalSentry;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class TourTests {

	@Test
	void printsALineForEachThingThatReachesSentry(CapturedOutput output) {
		try (RunningBot bot = RunningBot.start("--offline.tour=true")) {
			LocalSentry sentry = bot.bean(LocalSentry.class);
			assertThat(sentry).hasTransactions(11).hasEvents(1);
			int ofCommands = (int) sentry.metrics()
				.stream()
				.filter((metric) -> metric.name().startsWith("bot.command."))
				.count();
			List<String> lines = output.getOut().lines().toList();
			assertThat(lines).filteredOn((line) -> line.contains(" transaction  ")).hasSize(11);
			assertThat(lines).filteredOn((line) -> line.contains(" metric  "))
				.filteredOn((line) -> line.contains(" bot.command."))
				.hasSize(ofCommands);
			assertThat(lines).haveExactly(1, line("error +IllegalStateException: Boom! +error +bob +[0-9a-f]{8}"))
				.haveExactly(2, line("transaction +command.ping +ok +\\w+ +[0-9.]+ ms +[0-9a-f]{8}"))
				.haveExactly(2, line("transaction +command.tldr +ok +\\w+ +[0-9.]+ ms +[0-9a-f]{8}"))
				.haveExactly(1, line("span +http.client GET \\S+ +ok +[0-9.]+ ms"))
				.haveExactly(2, line("transaction +command.ban +ok +alice +[0-9.]+ ms +[0-9a-f]{8}"))
				.haveExactly(1, line("transaction +command.ban +permission_denied +bob +[0-9.]+ ms +[0-9a-f]{8}"))
				.haveExactly(1, line("transaction +command.Show cases +ok +alice +[0-9.]+ ms +[0-9a-f]{8}"))
				.haveExactly(1, line("transaction +command.Report message +ok +bob +[0-9.]+ ms +[0-9a-f]{8}"))
				.haveExactly(1, line("transaction +cleanup +ok +[0-9.]+ ms +[0-9a-f]{8}"))
				.haveExactly(1, line("metric +bot.command.failures crash +1 +[0-9a-f]{8}"));
			assertThat(lines).filteredOn((line) -> line.matches("\\S+ INFO +tour .*"))
				.last()
				.asString()
				.endsWith("The bot stays up until Ctrl-C.");
			assertThat(output)
				.contains("curl http://127.0.0.1:" + bot.property("local.server.port") + "/offline/discord/commands");
		}
	}

	private static Condition<String> line(String pattern) {
		Pattern compiled = Pattern.compile("\\b" + pattern + "$");
		return new Condition<>((line) -> compiled.matcher(line).find(), pattern);
	}

}
