package io.github.tuxsentry.internal.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sentry.IScopes;
import io.sentry.Sentry;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.client.RestClient;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts of bots whose beans have injected what the library instruments, wherever that
 * is: nothing of it may be asked for in a circle.
 */
class InjectedBotTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	private final LocalDiscord discord = LocalDiscord.start();

	@AutoClose
	private final LocalDiscord discordOfShards = LocalDiscord.start();

	@ParameterizedTest
	@ValueSource(classes = { FieldOfTheMainClass.class, ConstructorOfTheMainClass.class })
	void startsWithTheBotInTheMainClass(Class<?> mainClass) throws InterruptedException {
		startsAndIsInstrumented(mainClass);
	}

	@ParameterizedTest
	@ValueSource(classes = { LazyFieldOfTheMainClass.class, MethodOfTheMainClass.class, ServiceOfTheMainClass.class })
	@Tag("long")
	void startsWithTheBotInTheMainClassInAnotherWay(Class<?> mainClass) throws InterruptedException {
		startsAndIsInstrumented(mainClass);
	}

	@Test
	void startsWithTheBotInBeans() throws InterruptedException {
		startsAndIsInstrumented(Main.class, LazyService.class, ListenerOfEvents.class, Service.class, Listener.class,
				ConfigurationWithAField.class, ConfigurationWithAConstructor.class);
	}

	/**
	 * Parts that Sentry or the library asks for when it starts.
	 */
	@Test
	void startsWithTheBotBehindAllPartsOfSentryOfTheStart() throws InterruptedException {
		startsAndIsInstrumented(ServiceOfTheMainClass.class, PartsOfSentry.Processor.class, PartsOfSentry.Options.class,
				PartsOfSentry.BeforeBreadcrumb.class, PartsOfSentry.Observer.class, PartsOfSentry.Reply.class,
				PartsOfSentry.RegistryFilter.class);
	}

	@ParameterizedTest
	@Tag("long")
	@ValueSource(classes = { PartsOfSentry.Processor.class, PartsOfSentry.Options.class,
			PartsOfSentry.BeforeBreadcrumb.class, PartsOfSentry.Observer.class, PartsOfSentry.Reply.class,
			PartsOfSentry.RegistryFilter.class })
	void startsWithTheBotBehindAPartOfSentry(Class<?> part) throws InterruptedException {
		startsAndIsInstrumented(ServiceOfTheMainClass.class, part);
	}

	/**
	 * Parts that are asked for later.
	 */
	@Test
	void startsWithTheBotBehindManyPartsOfSentry() throws InterruptedException {
		startsAndIsInstrumented(ServiceOfTheMainClass.class, PartsOfSentry.BeforeSend.class,
				PartsOfSentry.BeforeSendTransaction.class, PartsOfSentry.Filter.class, PartsOfSentry.Sampler.class,
				PartsOfSentry.StatusRule.class, PartsOfSentry.Results.class, PartsOfSentry.Prefixes.class,
				PartsOfSentry.Locals.class);
	}

	@Test
	void startsWithBeansThatAreMadeWhenTheyAreNeeded() throws InterruptedException {
		startsAndIsInstrumented(List.of("--spring.main.lazy-initialization=true"), FieldOfTheMainClass.class,
				Service.class);
	}

	private void startsAndIsInstrumented(Class<?>... configurations) throws InterruptedException {
		startsAndIsInstrumented(List.of(), configurations);
	}

	private void startsAndIsInstrumented(List<String> properties, Class<?>... configurations)
			throws InterruptedException {
		JDA jda;
		try (ConfigurableApplicationContext context = start(properties, configurations)) {
			jda = context.getBean(JDA.class);
			jda.awaitReady();
			this.discord.slash("crash").by("alice").send();
			assertThat(this.sentry.awaitEvent((event) -> !event.exceptions().isEmpty())).hasUsername("alice")
				.hasTag("command.name", "crash");
			assertThat(this.sentry.awaitTransaction("command.crash")).hasStatus("internal_error");
			context.getBean(JdbcTemplate.class).execute("select 1");
			assertThat(context.getBean(FaultBarrier.class).count()).isZero();
		}
		assertThat(jda.getStatus()).isEqualTo(JDA.Status.SHUTDOWN);
		assertThat(this.sentry).hasEvents(1).hasTransactions(1);
	}

	private ConfigurableApplicationContext start(List<String> properties, Class<?>... configurations) {
		List<String> arguments = new ArrayList<>(properties);
		arguments.addAll(List.of("--sentry.dsn=" + this.sentry.dsn(), "--tux.sentry.sampling.commands=1",
				"--tux.sentry.startup.send-transaction=false", "--tux.sentry.shutdown.send-transaction=false",
				"--tux.sentry.metrics.step=1h", "--logging.level.root=warn"));
		return new SpringApplicationBuilder(configurations).web(WebApplicationType.NONE)
			.initializers((GenericApplicationContext beans) -> {
				beans.getBeanFactory().registerSingleton("discord", this.discord);
				beans.getBeanFactory().registerSingleton("discordOfShards", this.discordOfShards);
			})
			.run(arguments.toArray(String[]::new));
	}

	/**
	 * What the library instruments.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Instrumented {

		@Bean
		JDA jda(LocalDiscord discord, JdaBuilderConfigurer configurer) {
			return configurer
				.configure(discord.configure(JDABuilder.createDefault(null)).addEventListeners(new Commands()))
				.build();
		}

		@Bean
		ShardManager shards(LocalDiscord discordOfShards, JdaBuilderConfigurer configurer) {
			return configurer
				.configure(discordOfShards.configure(DefaultShardManagerBuilder.createLight(null)).setShardsTotal(1))
				.build();
		}

		@Bean
		ExecutorService pool() {
			return Executors.newFixedThreadPool(1);
		}

		@Bean
		ThreadPoolTaskExecutor tasks() {
			return new ThreadPoolTaskExecutor();
		}

		@Bean
		RestClient client(RestClient.Builder builder) {
			return builder.build();
		}

		@Bean
		SimpleMeterRegistry registry() {
			return new SimpleMeterRegistry();
		}

	}

	record Injected(JDA jda, ShardManager shards, DataSource dataSource, ThreadPoolTaskExecutor tasks,
			ExecutorService pool, RestClient client, RestClient.Builder builder, SentryManager sentry,
			ErrorCapture errors, BotMetrics metrics, JdaInstrumentation instrumentation, IScopes scopes) {

		Injected {
			jda.getRegisteredListeners();
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@Import(Instrumented.class)
	static class Main {

	}

	static class FieldOfTheMainClass extends Main {

		@Autowired
		@Nullable JDA jda;

		@Autowired
		@Nullable ShardManager shards;

		@Autowired
		@Nullable DataSource dataSource;

		@Autowired
		@Nullable ThreadPoolTaskExecutor tasks;

		@Autowired
		@Nullable ExecutorService pool;

		@Autowired
		@Nullable RestClient client;

		@Autowired
		@Nullable SentryManager sentry;

	}

	static class ConstructorOfTheMainClass extends Main {

		ConstructorOfTheMainClass(JDA jda, ShardManager shards, DataSource dataSource, ThreadPoolTaskExecutor tasks,
				ExecutorService pool, RestClient client, RestClient.Builder builder, SentryManager sentry) {
			jda.getRegisteredListeners();
		}

	}

	static class LazyFieldOfTheMainClass extends Main {

		@Autowired
		@Lazy
		@Nullable JDA jda;

		@Autowired
		@Lazy
		@Nullable SentryManager sentry;

	}

	static class MethodOfTheMainClass extends Main {

		@Autowired
		void use(JDA jda, SentryManager sentry) {
			sentry.setTag("bot", jda.getShardInfo().getShardTotal());
		}

	}

	@Import(Service.class)
	static class ServiceOfTheMainClass extends Main {

		@Autowired
		@Nullable Service service;

	}

	static class Service {

		final Injected injected;

		Service(JDA jda, ShardManager shards, DataSource dataSource, ThreadPoolTaskExecutor tasks, ExecutorService pool,
				RestClient client, RestClient.Builder builder, SentryManager sentry, ErrorCapture errors,
				BotMetrics metrics, JdaInstrumentation instrumentation, IScopes scopes) {
			this.injected = new Injected(jda, shards, dataSource, tasks, pool, client, builder, sentry, errors, metrics,
					instrumentation, scopes);
		}

	}

	static class Listener extends Service implements ApplicationListener<ApplicationReadyEvent> {

		Listener(JDA jda, ShardManager shards, DataSource dataSource, ThreadPoolTaskExecutor tasks,
				ExecutorService pool, RestClient client, RestClient.Builder builder, SentryManager sentry,
				ErrorCapture errors, BotMetrics metrics, JdaInstrumentation instrumentation, IScopes scopes) {
			super(jda, shards, dataSource, tasks, pool, client, builder, sentry, errors, metrics, instrumentation,
					scopes);
		}

		@Override
		public void onApplicationEvent(ApplicationReadyEvent event) {
			this.injected.jda().getRegisteredListeners();
		}

	}

	static class ListenerOfEvents extends ListenerAdapter {

		ListenerOfEvents(@Lazy JDA jda, SentryManager sentry, JdaBuilderConfigurer configurer) {
			assertThat(jda).isNotNull();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ConfigurationWithAField {

		@Autowired
		@Nullable JDA jda;

		@Autowired
		@Nullable SentryManager sentry;

	}

	@Configuration
	static class ConfigurationWithAConstructor {

		ConfigurationWithAConstructor(JDA jda, ShardManager shards, SentryManager sentry) {
			jda.getRegisteredListeners();
		}

	}

	static class LazyService {

		LazyService(@Lazy JDA jda, @Lazy ShardManager shards, @Lazy DataSource dataSource,
				@Lazy ThreadPoolTaskExecutor tasks, @Lazy ExecutorService pool, @Lazy RestClient client,
				@Lazy SentryManager sentry) {
			jda.getRegisteredListeners();
		}

	}

}
