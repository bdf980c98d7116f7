package io.github.tuxsentry.internal.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.LogLines;
import io.github.tuxsentry.internal.autoconfigure.BotContext;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.github.tuxsentry.tracing.Transaction;
import io.sentry.IScopes;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Shows check-ins of methods that Spring has scheduled. The runs themselves are made by
 * calling the beans, as the scheduler does, where the schedule is far away.
 */
class CheckInsTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@Test
	void aRunOfTheSchedulerIsCheckedIn() {
		run(Often.class,
				(context) -> assertThat(this.sentry.awaitItems("check_in", 2)).extracting(CheckInsTests::status)
					.containsExactly("in_progress", "ok"));
	}

	@Test
	void aCronMonitorIsMadeFromTheSchedule() {
		run(Jobs.class, (context) -> {
			context.getBean(Jobs.class).report();
			List<SentryItem> checkIns = this.sentry.awaitItems("check_in", 2);
			JsonNode begun = checkIns.get(0).payload();
			assertThat(begun.path("monitor_slug").asText()).isEqualTo("jobs-report");
			assertThat(begun.path("environment").asText()).isEqualTo("production");
			JsonNode config = begun.path("monitor_config");
			assertThat(config.path("schedule").path("type").asText()).isEqualTo("crontab");
			assertThat(config.path("schedule").path("value").asText()).isEqualTo("30 6 * * 1-5");
			assertThat(config.path("timezone").asText()).isEqualTo("Europe/Berlin");
			JsonNode ended = checkIns.get(1).payload();
			assertThat(ended.path("check_in_id")).isEqualTo(begun.path("check_in_id"));
			assertThat(ended.path("status").asText()).isEqualTo("ok");
			assertThat(ended.path("duration").isNumber()).isTrue();
		});
	}

	@Test
	void withoutAZoneTheMachinesCounts() {
		run(Jobs.class, (context) -> {
			context.getBean(Jobs.class).hourly();
			JsonNode config = this.sentry.awaitItems("check_in", 1).get(0).payload().path("monitor_config");
			String zone = TimeZone.getDefault().getID();
			assertThat(config.path("timezone").asText()).isIn(zone, "UTC");
			assertThat(config.path("schedule").path("value").asText()).isEqualTo("0 * * * *");
		});
	}

	@Test
	void fixedRatesAndDelaysBecomeIntervals() {
		run(Jobs.class, (context) -> {
			context.getBean(Jobs.class).everyFiveMinutes();
			context.getBean(Jobs.class).everyTwoHours();
			context.getBean(Jobs.class).everyNinetySeconds();
			assertThat(this.sentry.awaitItems("check_in", 6)).filteredOn((item) -> status(item).equals("ok"))
				.extracting((item) -> item.payload().path("monitor_config").path("schedule"))
				.extracting((schedule) -> schedule.path("type").asText() + " " + schedule.path("value").asInt() + " "
						+ schedule.path("unit").asText())
				.containsExactly("interval 5 minute", "interval 2 hour", "interval 2 minute");
		});
	}

	@Test
	void aFailureIsAnError() {
		run(Jobs.class, (context) -> {
			assertThatIllegalStateException().isThrownBy(() -> context.getBean(Jobs.class).fail());
			assertThat(this.sentry.awaitItems("check_in", 2)).extracting(CheckInsTests::status)
				.containsExactly("in_progress", "error");
		});
	}

	@Test
	void aTaskThatCanHaveNoMonitorIsSkippedWithOneLine() {
		try (LogLines lines = LogLines.of(CheckIns.class.getPackageName())) {
			run(Skipped.class, (context) -> {
				Skipped skipped = context.getBean(Skipped.class);
				for (int i = 0; i < 2; i++) {
					skipped.everySecond();
					skipped.lastDay();
				}
				context.getBean(IScopes.class).flush(30_000);
				assertThat(this.sentry.items("check_in")).isEmpty();
			});
			assertThat(lines.messages()).filteredOn((line) -> line.startsWith("No check-ins"))
				.containsExactlyInAnyOrder(
						"No check-ins for the task Skipped.everySecond: it runs more than once a minute",
						"No check-ins for the task Skipped.lastDay: crontab does not support 'L'");
		}
	}

	@Test
	void samplingTouchesNoCheckIn() {
		runner(Jobs.class).withPropertyValues("sentry.sample-rate=0.0", "tux.sentry.sampling.tasks=0")
			.run((context) -> {
				context.getBean(Jobs.class).report();
				this.sentry.awaitItems("check_in", 2);
			});
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 1 })
	void aRunAndItsCheckInsAreOneTrace(double rate) {
		runner(Traced.class)
			.withPropertyValues("tux.sentry.sampling.tasks=" + rate, "tux.sentry.sampling.other=" + rate)
			.run((context) -> {
				Traced traced = context.getBean(Traced.class);
				assertThatIllegalStateException().isThrownBy(traced::fail);
				assertThatIllegalStateException().isThrownBy(traced::failAnnotated);
				List<SentryItem> checkIns = this.sentry.awaitItems("check_in", 4);
				List<SentryItem> events = this.sentry.awaitItems("event", 2);
				Set<String> traces = events.stream().map(SentryItem::traceId).collect(Collectors.toSet());
				assertThat(traces).hasSize(2).doesNotContainNull();
				assertThat(checkIns).extracting(SentryItem::traceId)
					.containsExactlyInAnyOrderElementsOf(
							traces.stream().flatMap((trace) -> Stream.of(trace, trace)).toList());
			});
	}

	@Test
	void theMonitorIsNamedByClassAndMethod() {
		run(Traced.class, (context) -> {
			assertThatIllegalStateException().isThrownBy(() -> context.getBean(Traced.class).failAnnotated());
			assertThat(this.sentry.awaitItems("check_in", 2)).extracting(CheckInsTests::slug)
				.containsOnly("traced-fail-annotated");
		});
	}

	@Test
	void twoBeansOfOneClassHaveTwoMonitors() {
		run(TwoBeans.class, (context) -> {
			context.getBean("nightly", Jobs.class).report();
			context.getBean("weekly", Jobs.class).report();
			assertThat(this.sentry.awaitItems("check_in", 4)).extracting(CheckInsTests::slug)
				.containsExactly("nightly-report", "nightly-report", "weekly-report", "weekly-report");
		});
	}

	@Test
	void severalSchedulesOfAMethodHaveAMonitorEach() {
		run(Twice.class, (context) -> {
			List<SentryItem> checkIns = this.sentry.awaitItems("check_in", 4);
			context.getBean(Twice.class).sync();
			context.getBean(IScopes.class).flush(30_000);
			assertThat(this.sentry.items("check_in")).hasSize(4);
			assertThat(checkIns)
				.extracting((item) -> item.payload().path("monitor_config").path("schedule").path("value").asInt() + " "
						+ status(item))
				.containsExactlyInAnyOrder("2 in_progress", "2 ok", "3 in_progress", "3 ok");
			assertThat(checkIns).extracting(CheckInsTests::slug)
				.allMatch((slug) -> slug.startsWith("twice-sync-"))
				.satisfies((slugs) -> assertThat(Set.copyOf(slugs)).hasSize(2));
		});
	}

	@Test
	void severalSchedulesOfSeveralBeansHaveAMonitorEach() {
		List<String> slugs = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			run(TwoBeansTwice.class, (context) -> {
				List<SentryItem> checkIns = this.sentry.awaitItems("check_in", 8);
				assertThat(checkIns)
					.extracting((item) -> slug(item).split("-")[0] + " "
							+ item.payload().path("monitor_config").path("schedule").path("value").asInt() + " "
							+ status(item))
					.containsExactlyInAnyOrder("one 2 in_progress", "one 2 ok", "one 3 in_progress", "one 3 ok",
							"other 2 in_progress", "other 2 ok", "other 3 in_progress", "other 3 ok");
				slugs.addAll(checkIns.stream().map(CheckInsTests::slug).distinct().sorted().toList());
			});
			this.sentry.clear();
		}
		assertThat(slugs).hasSize(8);
		assertThat(slugs.subList(0, 4)).isEqualTo(slugs.subList(4, 8));
	}

	@Test
	void schedulesThatDifferInASingleRespectHaveAMonitorEach() {
		run(Similar.class, (context) -> {
			context.getBean(ScheduledTaskHolder.class)
				.getScheduledTasks()
				.forEach((scheduled) -> scheduled.getTask().getRunnable().run());
			List<SentryItem> ended = this.sentry.awaitItems("check_in", 10)
				.stream()
				.filter((item) -> status(item).equals("ok"))
				.toList();
			assertThat(ended.stream().map(CheckInsTests::slug).distinct()).hasSize(5);
			assertThat(ended)
				.extracting((item) -> item.payload().path("monitor_config").path("timezone").asText("none"))
				.containsExactly("Europe/Berlin", "America/New_York", "none", "none", "none");
		});
	}

	@Test
	void namesThatHaveTheSameSlugAreToldApart() {
		run(SameSlugs.class, (context) -> {
			for (String name : List.of("nightlyJobs", "nightly_jobs")) {
				context.getBean(name, Jobs.class).report();
			}
			for (Class<?> type : List.of(Roles.Inherited.class, Members.Inherited.class)) {
				ReflectionTestUtils.invokeMethod(context.getBean(type), "run");
			}
			List<String> slugs = this.sentry.awaitItems("check_in", 8)
				.stream()
				.map(CheckInsTests::slug)
				.distinct()
				.toList();
			assertThat(slugs).hasSize(4);
			assertThat(slugs.subList(0, 2)).allMatch((slug) -> slug.startsWith("nightly-jobs-report-"));
			assertThat(slugs.subList(2, 4)).allMatch((slug) -> slug.startsWith("inherited-run-"));
		});
	}

	@Test
	void slugsOfClassesOfTheSameNameDoNotDependOnTheOrderOfTheirRuns() {
		List<String> slugs = slugs(Roles.Sync.class, Members.Sync.class);
		assertThat(slugs).doesNotHaveDuplicates().allMatch((slug) -> slug.startsWith("sync-run-"));
		this.sentry.clear();
		assertThat(slugs(Members.Sync.class, Roles.Sync.class)).containsExactly(slugs.get(1), slugs.get(0));
	}

	private List<String> slugs(Class<?> first, Class<?> second) {
		List<String> slugs = new ArrayList<>();
		run(SameNames.class, (context) -> {
			ReflectionTestUtils.invokeMethod(context.getBean(first), "run");
			ReflectionTestUtils.invokeMethod(context.getBean(second), "run");
			this.sentry.awaitItems("check_in", 4)
				.stream()
				.filter((item) -> status(item).equals("ok"))
				.map(CheckInsTests::slug)
				.forEach(slugs::add);
		});
		return slugs;
	}

	@Test
	void thereAreNoneUnlessWanted() {
		runner(Jobs.class).withPropertyValues("tux.sentry.tasks.send-check-ins=false").run((context) -> {
			assertThat(context).doesNotHaveBean(CheckIns.class);
			context.getBean(Jobs.class).report();
			context.getBean(IScopes.class).flush(30_000);
			assertThat(this.sentry.items("check_in")).isEmpty();
		});
	}

	private void run(Class<?> bean, Consumer<AssertableApplicationContext> check) {
		runner(bean).run((context) -> {
			assertThat(context).hasNotFailed();
			check.accept(context);
		});
	}

	private ApplicationContextRunner runner(Class<?> bean) {
		return BotContext.sendingTo(this.sentry)
			.withPropertyValues("tux.sentry.tasks.send-check-ins=true", "report.zone=Europe/Berlin")
			.withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
			.withUserConfiguration(Scheduling.class, bean);
	}

	private static String status(SentryItem checkIn) {
		return checkIn.payload().path("status").asText();
	}

	private static String slug(SentryItem checkIn) {
		return checkIn.payload().path("monitor_slug").asText();
	}

	@EnableScheduling
	static class Scheduling {

	}

	static class Often {

		@Scheduled(initialDelay = 0, fixedRate = 3_600_000)
		void tick() {
		}

	}

	static class Jobs {

		@Scheduled(cron = "0 30 6 * * MON-FRI", zone = "${report.zone}")
		void report() {
		}

		@Scheduled(cron = "@hourly")
		void hourly() {
		}

		@Scheduled(initialDelay = 3_600_000, fixedRate = 300_000)
		void everyFiveMinutes() {
		}

		@Scheduled(initialDelayString = "PT2H", fixedDelayString = "PT2H")
		void everyTwoHours() {
		}

		@Scheduled(initialDelay = 3_600_000, fixedDelay = 90_000)
		void everyNinetySeconds() {
		}

		@Scheduled(cron = "@yearly")
		void fail() {
			throw new IllegalStateException("disk full");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoBeans {

		@Bean
		Jobs nightly() {
			return new Jobs();
		}

		@Bean
		Jobs weekly() {
			return new Jobs();
		}

	}

	static class Traced {

		@Scheduled(cron = "@yearly")
		void fail() {
			throw new IllegalStateException("disk full");
		}

		@Scheduled(cron = "@yearly")
		@Transaction(op = "backup", name = "back up everything")
		public void failAnnotated() {
			throw new IllegalStateException("no backup");
		}

	}

	static class Skipped {

		@Scheduled(initialDelay = 3_600_000, fixedRate = 1000)
		void everySecond() {
		}

		@Scheduled(cron = "0 0 0 L * *")
		void lastDay() {
		}

	}

	static class Twice {

		@Scheduled(initialDelay = 0, fixedRateString = "PT2H")
		@Scheduled(initialDelay = 0, fixedDelayString = "PT3H")
		@Scheduled(cron = "@yearly")
		void sync() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoBeansTwice {

		@Bean
		Twice one() {
			return new Twice();
		}

		@Bean
		Twice other() {
			return new Twice();
		}

	}

	static class Similar {

		@Scheduled(cron = "@daily", zone = "Europe/Berlin")
		@Scheduled(cron = "-")
		@Scheduled(cron = "@daily", zone = "America/New_York")
		@Scheduled(initialDelayString = "PT1H", fixedRateString = "PT2H")
		@Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT2H")
		@Scheduled(initialDelayString = "PT3H", fixedDelayString = "PT2H")
		void sync() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ Roles.Inherited.class, Members.Inherited.class })
	static class SameSlugs {

		@Bean
		Jobs nightlyJobs() {
			return new Jobs();
		}

		@Bean("nightly_jobs")
		Jobs others() {
			return new Jobs();
		}

	}

	static class Parent {

		@Scheduled(cron = "@yearly")
		void run() {
		}

	}

	static class Roles {

		static class Inherited extends Parent {

		}

		static class Sync {

			@Scheduled(cron = "@yearly")
			void run() {
			}

		}

	}

	static class Members {

		static class Inherited extends Parent {

		}

		static class Sync {

			@Scheduled(cron = "@yearly")
			void run() {
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ Roles.Sync.class, Members.Sync.class })
	static class SameNames {

	}

}
