package io.github.tuxsentry.examples;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.TransactionHandle;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.test.sentry.LocalMetric;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import io.github.tuxsentry.tracing.ContextPropagation;
import io.sentry.protocol.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the examples of the documentation.
 */
class ExamplesTests {

	private final LocalSentry sentry = LocalSentry.start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(Bot.class)
		.withPropertyValues("sentry.dsn=" + this.sentry.dsn(), "tux.sentry.sampling.tasks=1",
				"tux.sentry.startup.send-transaction=false", "tux.sentry.shutdown.send-transaction=false");

	@AfterEach
	void stopSentry() {
		this.sentry.close();
	}

	@Test
	void annotatedMethodsAreTraced() {
		this.contextRunner.run((context) -> {
			context.getBean(DailyReport.class).sendDailyReport();
			assertThat(this.sentry.awaitTransaction("daily_report")).hasOp("task.background").hasStatus("ok");
			assertThat(context.getBean(DailyReport.class).fetchUser(1).get()).isEqualTo("user 1");
		});
	}

	@Test
	void workOnOtherThreadsAndInOtherProcessesIsPartOfTheTrace() {
		this.contextRunner.withUserConfiguration(Worker.class).run((context) -> {
			Threads threads = context.getBean(Threads.class);
			try (TransactionHandle transaction = context.getBean(SentryManager.class)
				.startTransaction("task.background", "counting")) {
				assertThat(threads.count().get(30, TimeUnit.SECONDS)).isEqualTo(3);
				threads.send("job");
			}
			SentryItem item = this.sentry.awaitTransaction("counting");
			assertThat(item).hasSpan("db.query", "Count members");
			assertThat(this.sentry.awaitTransaction("worker.job")).hasTraceIdOf(item);
		});
	}

	@Test
	void localVariablesMayBeTold() {
		this.contextRunner.withBean(Locals.class).run((context) -> {
			context.getBean(Locals.class).readOff(new IllegalStateException("read off"));
			context.getBean(Locals.class).told(new IllegalStateException("told"), 7);
			assertThat(this.sentry.awaitItems(SentryItem.EVENT, 2).get(1)).hasContextEntry("locals", "row", 7);
		});
	}

	@Test
	void handlesInCodeAreTraced() {
		this.contextRunner.run((context) -> {
			context.getBean(DailyReport.class).processInCode();
			assertThat(this.sentry.awaitTransaction("process_daily_report")).hasTag("report.kind", "daily")
				.hasSpan("db.query", "Fetch user data");
		});
	}

	@Test
	void capturesCarryTheirContext() {
		User member = new User();
		member.setId("1");
		this.contextRunner.run((context) -> {
			Captures captures = captures(context.getBean(SentryManager.class), context.getBean(ErrorCapture.class));
			captures.captureWithContext(new IllegalStateException("broken"), member, "spam");
			SentryItem event = this.sentry.awaitEvent((candidate) -> true);
			assertThat(event).hasUserId("1")
				.hasTag("feature", "moderation")
				.hasContextEntry("moderation", "reason", "spam");
		});
	}

	@Test
	void capturesByKindAreTaggedWithIt() {
		this.contextRunner.run((context) -> {
			captures(context.getBean(SentryManager.class), context.getBean(ErrorCapture.class))
				.captureByKind(new IllegalStateException("broken"));
			assertThat(this.sentry.awaitEvent((candidate) -> true)).hasTag("error.type", "database");
		});
	}

	@Test
	void errorsThatTheUserIsToldAndEventsInMaintenanceAreNotSent() {
		this.contextRunner.run((context) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			manager.captureException(new Captures.NotAllowedException());
			context.getBean(AtomicBoolean.class).set(true);
			manager.captureMessage("in maintenance");
			context.getBean(AtomicBoolean.class).set(false);
			manager.captureMessage("after maintenance");
			this.sentry.awaitEvent((event) -> "after maintenance".equals(event.message()));
			assertThat(this.sentry).hasEvents(1);
		});
	}

	@Test
	void recordingsReachSentry() {
		this.contextRunner.run((context) -> {
			new Recordings(context.getBean(BotMetrics.class)).record(Duration.ofMillis(5),
					new IllegalStateException("failed"), Map.of("page", "tar"));
			context.getBean(SentryManager.class).flush(Duration.ofSeconds(5));
			assertThat(this.sentry.metrics()).extracting(LocalMetric::name)
				.contains("bot.command.failures", "bot.database.retries", "bot.api.call.duration",
						"bot.cog.operation.count", "bot.cache.hits", "bot.cache.size", "bot.task.executions");
		});
	}

	@Test
	void dataOfAUnitOfWorkIsPartOfItsEventsAndItsTransaction() {
		this.contextRunner.withBean(Customers.class).run((context) -> {
			SentryManager manager = context.getBean(SentryManager.class);
			try (TransactionHandle transaction = manager.startTransaction("task.background", "describe")) {
				new Customers.Orders(manager).describe(new Customers.Customer("7", "carol"), 42);
				manager.captureMessage("described");
			}
			manager.captureMessage("elsewhere");
			for (SentryItem item : List.of(this.sentry.awaitTransaction("describe"),
					this.sentry.awaitEvent((event) -> "described".equals(event.message())))) {
				assertThat(item).hasTag("feature", "moderation")
					.hasContextEntry("case", "number", 42)
					.hasUserId("7")
					.hasUsername("carol");
			}
			SentryItem other = this.sentry.awaitEvent((event) -> "elsewhere".equals(event.message()));
			assertThat(other.tag("feature")).isNull();
		});
	}

	@Test
	void eventsNameTheBundleOfTheirSource() {
		String bundle = "0d4d6aa8-b16b-488a-8224-91186ef3c986";
		this.contextRunner.withPropertyValues("sentry.bundle-ids=" + bundle).run((context) -> {
			context.getBean(SentryManager.class).captureException(new IllegalStateException("broken"));
			JsonNode image = this.sentry.awaitEvent((event) -> true).payload().at("/debug_meta/images/0");
			assertThat(image.path("type").asText()).isEqualTo("jvm");
			assertThat(image.path("debug_id").asText()).isEqualTo(bundle);
		});
	}

	@Test
	void anImportIsRecordedWithEachKindOfInstrumentation() {
		this.contextRunner.withUserConfiguration(Importer.class).run((context) -> {
			context.getBean(MemberImport.class).importMembers("backup");
			SentryItem transaction = this.sentry.awaitTransaction("import_members");
			assertThat(transaction).hasTag("import.source", "backup").hasSpan("http.client", "Download members");
			SentryItem event = this.sentry.awaitEvent((candidate) -> true);
			assertThat(event).hasTag("import.source", "backup")
				.hasContextEntry("member", "name", "mallory")
				.hasTraceIdOf(transaction);
			assertThat(event.breadcrumbs()).extracting((breadcrumb) -> breadcrumb.path("message").asText())
				.contains("Downloaded 2 members");
			context.getBean(SentryManager.class).flush(Duration.ofSeconds(5));
			assertThat(this.sentry.awaitMetric("bot.task.failures")).hasAttribute("task", "import_members");
		});
	}

	private static Captures captures(SentryManager manager, ErrorCapture errors) {
		return new Captures(manager, errors);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	@Import(MaintenanceConfiguration.class)
	static class Bot {

		@Bean
		DailyReport dailyReport(SentryManager manager) {
			return new DailyReport(manager, () -> {
			}, (id) -> CompletableFuture.completedFuture("user " + id));
		}

		@Bean
		AtomicBoolean maintenanceRunning() {
			return new AtomicBoolean();
		}

		@Bean
		MaintenanceConfiguration.Maintenance maintenance(AtomicBoolean running) {
			return running::get;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Worker {

		/**
		 * The other process is this one.
		 */
		@Bean
		Threads threads(SentryManager sentry, ContextPropagation context, ObjectProvider<Threads> worker) {
			return new Threads(sentry, context, (job, headers) -> worker.getObject().receive(job, headers));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Importer {

		@Bean
		MemberImport memberImport(SentryManager sentry, BotMetrics metrics) {
			return new MemberImport(sentry, metrics, new MemberImport.Members() {

				@Override
				public List<String> download() {
					return List.of("alice", "mallory");
				}

				@Override
				public void store(String member) {
					if (member.equals("mallory")) {
						throw new IllegalStateException("Not stored");
					}
				}

			});
		}

	}

}
