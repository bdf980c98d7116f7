package io.github.tuxsentry.internal.executor;

import java.time.LocalDateTime;

import io.github.tuxsentry.internal.executor.TaskMonitors.NoMonitorException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.scheduling.support.CronExpression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CrontabTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0 0 * * * *            | 0 * * * *
			0 */15 * * * *         | 0,15,30,45 * * * *
			0 5/20 9-17 * * MON-FRI | 5,25,45 9-17 * * 1-5
			0 0 6,19 * * *         | 0 6,19 * * *
			0 0 0 25 DEC ?         | 0 0 25 12 *
			0 30 10 ? * SUN        | 30 10 * * 0
			0 30 10 * * 7          | 30 10 * * 0
			0 0 0 1-31 * 6,7       | 0 0 * * 0,6
			0 0 0 * * 0-6          | 0 0 * * *
			0 0 0 * * */2          | 0 0 * * 0,1,3,5
			0 0 0 1 jan-mar *      | 0 0 1 1-3 *
			0 0 0 * * SUN-TUE      | 0 0 * * 0-2
			@hourly                | 0 * * * *
			@daily                 | 0 0 * * *
			@midnight              | 0 0 * * *
			@weekly                | 0 0 * * 0
			@monthly               | 0 0 1 * *
			@yearly                | 0 0 1 1 *
			@annually              | 0 0 1 1 *
			""")
	void writesWhatCrontabTakes(String spring, String crontab) throws NoMonitorException {
		assertThat(CronExpression.isValidExpression(spring)).isTrue();
		assertThat(Crontab.of(spring)).isEqualTo(crontab);
	}

	@ParameterizedTest
	@ValueSource(strings = { "* * * * * *", "*/10 * * * * *", "30 0 * * * *", "0,30 * * * * *", "0 0 0 L * *",
			"0 0 0 L-3 * *", "0 0 0 LW * *", "0 0 0 15W * *", "0 0 0 * * 5L", "0 0 0 ? * FRIL", "0 0 0 ? * MON#1",
			"0 0 0 1 * MON" })
	void refusesWhatCrontabCannotSay(String spring) {
		assertThat(CronExpression.isValidExpression(spring)).isTrue();
		assertThatExceptionOfType(NoMonitorException.class).isThrownBy(() -> Crontab.of(spring))
			.withMessageContaining("crontab");
	}

	@Test
	void weekdaysByNameDoNotPassForTheNearestWeekday() throws NoMonitorException {
		assertThat(Crontab.of("0 0 0 * * WED")).isEqualTo("0 0 * * 3");
		assertThat(Crontab.of("0 0 0 * JUL *")).isEqualTo("0 0 * 7 *");
	}

	@Property(shrinking = ShrinkingMode.BOUNDED)
	void firesAtTheTimesOfSpring(@ForAll("expressions") String spring, @ForAll("times") LocalDateTime start) {
		String crontab;
		try {
			crontab = Crontab.of(spring);
		}
		catch (NoMonitorException ex) {
			return;
		}
		CronExpression expected = CronExpression.parse(spring);
		CrontabEvaluator actual = new CrontabEvaluator(crontab);
		LocalDateTime ofSpring = start;
		LocalDateTime ofCrontab = start;
		for (int i = 0; i < 20 && ofSpring != null; i++) {
			ofSpring = expected.next(ofSpring);
			ofCrontab = actual.next(ofCrontab);
			assertThat(ofCrontab).as("%s as %s", spring, crontab).isEqualTo(ofSpring);
		}
	}

	@Provide
	Arbitrary<String> expressions() {
		Arbitrary<String> day = Combinators
			.combine(field(1, 28, 31), field(0, 7, 7), Arbitraries.integers().between(0, 9))
			.as((ofMonth, ofWeek, which) -> switch (which) {
				case 0 -> "* %s " + ofWeek;
				case 1 -> "? %s " + ofWeek;
				case 2 -> ofMonth + " %s " + ofWeek;
				case 3 -> ofMonth + " %s ?";
				default -> ((which % 2 == 0) ? ofMonth : "*") + " %s *";
			});
		return Combinators.combine(field(0, 59, 59), field(0, 23, 23), field(1, 12, 12), day)
			.as((minute, hour, month, days) -> "0 " + minute + " " + hour + " " + days.formatted(month))
			.filter(CronExpression::isValidExpression);
	}

	private static Arbitrary<String> field(int min, int max, int highest) {
		Arbitrary<Integer> value = Arbitraries.integers().between(min, max);
		Arbitrary<String> single = value.map(String::valueOf);
		Arbitrary<String> range = Combinators.combine(value, value)
			.as((one, other) -> Math.min(one, other) + "-" + Math.max(one, other));
		Arbitrary<Integer> step = Arbitraries.integers().between(1, Math.max(1, highest / 2));
		Arbitrary<String> stepped = Combinators.combine(Arbitraries.oneOf(single, range, Arbitraries.just("*")), step)
			.as((from, by) -> from + "/" + by);
		Arbitrary<String> part = Arbitraries.oneOf(single, range, stepped);
		Arbitrary<String> list = part.list().ofMinSize(1).ofMaxSize(3).map((parts) -> String.join(",", parts));
		return Arbitraries.oneOf(Arbitraries.just("*"), part, list);
	}

	@Provide
	Arbitrary<LocalDateTime> times() {
		return Arbitraries.longs()
			.between(0, 40_000_000L)
			.map((minutes) -> LocalDateTime.of(1990, 1, 1, 0, 0).plusMinutes(minutes).plusSeconds(minutes % 60));
	}

}
