package io.github.tuxsentry.internal.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.internal.executor.ScheduledTaskRunner;
import io.github.tuxsentry.internal.http.ApiCalls;
import io.github.tuxsentry.internal.metrics.RetryDetector;
import io.github.tuxsentry.internal.tracing.TracedCall;
import io.github.tuxsentry.metrics.BotMetric;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.metrics.MetricAttributes;
import io.github.tuxsentry.metrics.MetricSink;
import io.github.tuxsentry.spi.EventFilter;
import io.github.tuxsentry.tracing.Span;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.protocol.SentryId;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.task.TaskDecorator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.ErrorHandler;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A place where the library may fail in a bot: what breaks it, and a use of it by the
 * bot, which shows that the bot is not affected.
 */
enum FaultyPlace {

	SPAN(BrokenTracing.class, (bot) -> assertThat(bot.getBean(Work.class).span()).isEqualTo("span")),

	SCHEDULED(BrokenRunner.class, (bot) -> bot.getBean(Work.class).scheduled()),

	ASYNC(BrokenFuture.class, (bot) -> assertThat(bot.getBean(Work.class).async().join()).isEqualTo("async")),

	EXECUTOR(BrokenExecutor.class, (bot) -> {
		CompletableFuture<String> ran = new CompletableFuture<>();
		bot.getBean("executor", ThreadPoolTaskExecutor.class).execute(() -> ran.complete("ran"));
		assertThat(ran.join()).isEqualTo("ran");
	}),

	SCHEDULER(BrokenScheduler.class, (bot) -> {
		CompletableFuture<String> ran = new CompletableFuture<>();
		bot.getBean("scheduler", ThreadPoolTaskScheduler.class).execute(() -> ran.complete("ran"));
		assertThat(ran.join()).isEqualTo("ran");
	}),

	STATEMENT(BrokenAttempts.class, (bot) -> {
		JdbcTemplate database = new JdbcTemplate(bot.getBean(DataSource.class));
		assertThat(database.queryForObject("select 1", Integer.class)).isOne();
	}),

	CACHE(BrokenKey.class, (bot) -> bot.getBean(SentryManager.class).trace("task", "use a cache", () -> {
		Cache cache = bot.getBean(CacheManager.class).getCache("books");
		cache.put(bot.getBean("key"), "book");
		assertThat(cache.get(bot.getBean("key"), String.class)).isEqualTo("book");
	})),

	HTTP(BrokenApiCalls.class, (bot) -> {
		int status = bot.getBean(RestClient.class)
			.get()
			.exchange((request, response) -> response.getStatusCode().value());
		assertThat(status).isPositive();
	}),

	METRICS(BrokenSink.class, (bot) -> bot.getBean(BotMetrics.class).recordTaskMetric("task", Duration.ZERO)),

	FILTER(BrokenFilter.class, (bot) -> assertThat(bot.getBean(SentryManager.class).captureMessage("is sent"))
		.isNotEqualTo(SentryId.EMPTY_ID));

	private final Class<?> broken;

	private final Consumer<ApplicationContext> use;

	FaultyPlace(Class<?> broken, Consumer<ApplicationContext> use) {
		this.broken = broken;
		this.use = use;
	}

	Class<?> broken() {
		return this.broken;
	}

	void use(ApplicationContext bot) {
		this.use.accept(bot);
	}

	static <T> T fault() {
		throw new UnsupportedOperationException("an injected fault");
	}

	static class Work {

		private final CompletableFuture<String> future;

		Work(CompletableFuture<String> future) {
			this.future = future;
		}

		@Span(op = "work")
		public String span() {
			return "span";
		}

		@Scheduled(initialDelayString = "1h", fixedDelayString = "1h")
		public void scheduled() {
		}

		@Async
		public CompletableFuture<String> async() {
			return this.future;
		}

		@Async
		public void fail() {
			throw new IllegalStateException("the bot's own");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	@EnableScheduling
	static class Bot {

		@Bean
		Work work(ObjectProvider<CompletableFuture<String>> future) {
			return new Work(future.getIfAvailable(() -> CompletableFuture.completedFuture("async")));
		}

		@Bean
		ThreadPoolTaskExecutor executor() {
			return new ThreadPoolTaskExecutor();
		}

		@Bean
		ThreadPoolTaskScheduler scheduler() {
			return new ThreadPoolTaskScheduler();
		}

		@Bean
		DataSource database() {
			return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
		}

		@Bean
		CacheManager caches() {
			return new ConcurrentMapCacheManager();
		}

		@Bean
		Object key() {
			return "key";
		}

		@Bean
		RestClient http(@Value("${test.url}") String url) {
			return RestClient.create(url);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenTracing {

		@Bean
		@Lazy
		TracedCall broken() {
			return fault();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenRunner {

		@Bean
		@Lazy
		ScheduledTaskRunner broken() {
			return fault();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenFuture {

		@Bean
		CompletableFuture<String> broken() {
			CompletableFuture<String> future = new CompletableFuture<>() {
				@Override
				public CompletableFuture<String> whenComplete(BiConsumer<? super String, ? super Throwable> action) {
					return fault();
				}
			};
			future.complete("async");
			return future;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenExecutor {

		@Bean
		ThreadPoolTaskExecutor executor() {
			return new ThreadPoolTaskExecutor() {
				@Override
				public void setTaskDecorator(TaskDecorator decorator) {
					fault();
				}
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenScheduler {

		@Bean
		ThreadPoolTaskScheduler scheduler() {
			return new ThreadPoolTaskScheduler() {
				{
					super.setErrorHandler((thrown) -> {
					});
				}

				@Override
				public void setErrorHandler(ErrorHandler handler) {
					fault();
				}
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenAttempts {

		@Bean
		RetryDetector broken() {
			return (work) -> fault();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenKey {

		@Bean
		Object key() {
			return new Object() {
				@Override
				public String toString() {
					return fault();
				}
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenApiCalls {

		@Bean
		@Lazy
		ApiCalls broken() {
			return fault();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenSink {

		@Bean
		MetricSink broken() {
			return new MetricSink() {
				@Override
				public void count(BotMetric metric, MetricAttributes attributes, long amount) {
					fault();
				}

				@Override
				public void time(BotMetric metric, MetricAttributes attributes, Duration elapsed) {
					fault();
				}

				@Override
				public void gauge(BotMetric metric, MetricAttributes attributes, double value) {
					fault();
				}
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenFilter {

		@Bean
		EventFilter broken() {
			return new EventFilter() {
				@Override
				public String reason() {
					return "broken";
				}

				@Override
				public boolean drops(SentryEvent event, Hint hint) {
					return fault();
				}
			};
		}

	}

}
