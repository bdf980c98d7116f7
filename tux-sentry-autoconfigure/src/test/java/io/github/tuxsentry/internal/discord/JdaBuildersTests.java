package io.github.tuxsentry.internal.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.discord.JdaBuilderCustomizer;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.github.tuxsentry.test.sentry.SentryItem;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.AnnotatedEventManager;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.hooks.SubscribeEvent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.GenericApplicationContext;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bots whose JDA is no bean, or whose builder is one: a configured builder is enough.
 */
@ExtendWith(OutputCaptureExtension.class)
class JdaBuildersTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	private final LocalDiscord discord = LocalDiscord.start();

	@ParameterizedTest
	@ValueSource(classes = { PostConstructed.class, BuilderBean.class, RestConfigBean.class, WhenReady.class,
			BuiltTwiceConfigured.class })
	void aJdaOfAConfiguredBuilderNeedsNoBean(Class<? extends Bot> type, CapturedOutput output) {
		try (ConfigurableApplicationContext context = start(type)) {
			JDA jda = context.getBean(Bot.class).jda();
			assertIsInstrumented(jda);
			assertThat(output.toString()).containsOnlyOnce("Instrumented JDA [0 / 1]")
				.doesNotContain("No JDA was found");
			assertThat(output.toString().contains("without callbacks as part of their command"))
				.isEqualTo(type == RestConfigBean.class);
			assertThat(context.getBean(FaultBarrier.class).count()).isZero();
		}
	}

	@Test
	void aJdaThatIsBuiltAfterTheStartNeedsNoBean(CapturedOutput output) throws InterruptedException {
		try (ConfigurableApplicationContext context = start(NoBot.class)) {
			assertThat(output).contains("No JDA was found").contains("JdaBuilderConfigurer");
			JDA jda = context.getBean(JdaBuilderConfigurer.class).configure(builder(this.discord)).build().awaitReady();
			assertIsInstrumented(jda);
			assertThat(output.toString()).containsOnlyOnce("Instrumented JDA [0 / 1]");
			jda.shutdownNow();
		}
	}

	@Test
	void aJdaThatWasBuiltBeforeTheStartIsPassedToTheInstrumentation(CapturedOutput output) throws InterruptedException {
		JDA jda = builder(this.discord).build().awaitReady();
		try (ConfigurableApplicationContext context = start(NoBot.class)) {
			context.getBean(JdaInstrumentation.class).instrument(jda);
			this.discord.slash("crash").by("alice").send();
			assertThat(this.sentry.awaitTransaction("command.crash")).hasStatus("internal_error");
			assertThat(output).contains("Instrumented JDA [0 / 1] (without spans of calls to Discord and callbacks as "
					+ "part of their command, since the builder was not configured by the JdaBuilderConfigurer)");
		}
		finally {
			jda.shutdownNow();
		}
	}

	@Test
	void aJdaThatIsRegisteredAsASingletonIsInstrumented() throws InterruptedException {
		try (ConfigurableApplicationContext context = start(RegisteredSingleton.class)) {
			this.discord.slash("crash").by("alice").send();
			assertThat(this.sentry.awaitTransaction("command.crash")).hasStatus("internal_error");
			context.getBean(JDA.class).shutdownNow();
		}
	}

	@Test
	void everyShardOfAConfiguredBuilderIsInstrumented(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start(ShardsBuilderBean.class)) {
			ShardManager shards = context.getBean(ShardsBuilderBean.class).shards;
			assertThat(shards.getShards()).hasSize(2)
				.allMatch(EventManagerInstrumentation::isInstrumented)
				.allSatisfy((shard) -> assertThat(shard.getRegisteredListeners())
					.noneMatch(ShardListener.class::isInstance));
			this.discord.slash("ping").by("alice").send().awaitReply();
			assertThat(this.sentry.awaitTransaction("command.ping")).hasStatus("ok");
			assertThat(output).contains("Instrumented JDA [0 / 2] and 1 more").doesNotContain("(without");
		}
	}

	@Test
	void buildersAreLeftAloneWhenTheirConfigurationIsSwitchedOff(CapturedOutput output) {
		try (ConfigurableApplicationContext context = start(BuilderBean.class,
				"--tux.sentry.discord.configure-builders=off")) {
			JDA jda = context.getBean(BuilderBean.class).jda();
			assertThat(EventManagerInstrumentation.isInstrumented(jda)).isFalse();
			assertThat(output).contains("No JDA was found");
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { PostConstructed.class, AnnotatedBean.class })
	void failuresOfOnReadyAreSeenWhereTheBotIsAwaited(Class<? extends Bot> type) {
		try (ConfigurableApplicationContext context = start(type)) {
			assertThat(context.getBean(Bot.class).jda().getStatus()).isEqualTo(JDA.Status.CONNECTED);
			SentryItem event = this.sentry.awaitEvent((candidate) -> true);
			assertThat(event).hasExceptionMessage("not ready")
				.hasTag("event.name", "ReadyEvent")
				.hasTag("cog.name", "FailingOnReady");
		}
		assertThat(this.sentry).hasEvents(1);
	}

	@ParameterizedTest
	@ValueSource(classes = { NotConfigured.class, NotConfiguredAnnotated.class })
	void failuresOfOnReadyAreSeenWhereTheBuilderIsNotConfigured(Class<?> type) {
		try (ConfigurableApplicationContext context = start(type)) {
			SentryItem event = this.sentry.awaitEvent((candidate) -> true);
			assertThat(event).hasExceptionOfType(IllegalStateException.class).hasExceptionMessage("not ready");
			assertThat(EventManagerInstrumentation.isInstrumented(context.getBean(JDA.class))).isTrue();
		}
		assertThat(this.sentry).hasEvents(1);
	}

	@Test
	void customizersAreAppliedOnce() {
		try (ConfigurableApplicationContext context = start(BuiltTwiceConfigured.class)) {
			JDA jda = context.getBean(Bot.class).jda();
			assertThat(jda.getRegisteredListeners()).filteredOn(Commands.class::isInstance).hasSize(1);
			assertThat(context.getBean(BuiltTwiceConfigured.class).customized).hasValue(1);
		}
	}

	private void assertIsInstrumented(JDA jda) {
		assertThat(EventManagerInstrumentation.isInstrumented(jda)).isTrue();
		this.discord.slash("ping").by("alice").send().awaitReply();
		SentryItem transaction = this.sentry.awaitTransaction("command.ping");
		assertThat(transaction).hasStatus("ok").hasUsername("alice");
		assertThat(transaction.spans()).filteredOn((span) -> span.path("op").asText().equals("http.client")).hasSize(1);
	}

	private ConfigurableApplicationContext start(Class<?> type, String... more) {
		List<String> arguments = new ArrayList<>(List.of(more));
		arguments.addAll(List.of("--sentry.dsn=" + this.sentry.dsn(), "--tux.sentry.sampling.commands=1",
				"--tux.sentry.startup.send-transaction=false", "--tux.sentry.shutdown.send-transaction=false",
				"--tux.sentry.metrics.step=1h", "--logging.level.root=info"));
		return new SpringApplicationBuilder(NoBot.class, type).web(WebApplicationType.NONE)
			.initializers((GenericApplicationContext beans) -> beans.getBeanFactory()
				.registerSingleton("discord", this.discord))
			.run(arguments.toArray(String[]::new));
	}

	private static JDABuilder builder(LocalDiscord discord) {
		return discord.configure(JDABuilder.createDefault(null)).addEventListeners(new Commands());
	}

	private static JDA connect(JDABuilder builder) {
		try {
			return builder.build().awaitReady();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@SpringBootConfiguration
	@EnableBotAutoConfiguration
	static class NoBot {

	}

	@Configuration(proxyBeanMethods = false)
	abstract static class Bot {

		private JDA jda;

		JDA jda() {
			return this.jda;
		}

		void built(JDA built) {
			this.jda = built;
		}

		@PreDestroy
		void shutDown() {
			this.jda.shutdownNow();
		}

	}

	static class PostConstructed extends Bot {

		private final LocalDiscord discord;

		private final JdaBuilderConfigurer configurer;

		PostConstructed(LocalDiscord discord, JdaBuilderConfigurer configurer) {
			this.discord = discord;
			this.configurer = configurer;
		}

		@PostConstruct
		void build() {
			JDABuilder builder = builder(this.discord).addEventListeners(new FailingOnReady());
			built(connect(this.configurer.configure(builder)));
		}

	}

	/**
	 * A third-party starter with a bean that builds the bot itself.
	 */
	static class BuilderBean extends Bot {

		@Bean
		static JDABuilder jdaBuilder(LocalDiscord discord) {
			return builder(discord);
		}

		@Bean
		Object starter(JDABuilder builder) {
			built(connect(builder));
			return "started";
		}

	}

	static class RestConfigBean extends Bot {

		@Bean
		static RestConfig restConfig(LocalDiscord discord) {
			return discord.restConfig();
		}

		@Bean
		Object starter(LocalDiscord discord, RestConfig rest) {
			built(connect(builder(discord).setRestConfig(rest)));
			return "started";
		}

	}

	static class WhenReady extends Bot {

		private final LocalDiscord discord;

		private final JdaBuilderConfigurer configurer;

		WhenReady(LocalDiscord discord, JdaBuilderConfigurer configurer) {
			this.discord = discord;
			this.configurer = configurer;
		}

		@EventListener(ApplicationReadyEvent.class)
		void build() {
			built(connect(this.configurer.configure(builder(this.discord))));
		}

	}

	static class BuiltTwiceConfigured extends Bot {

		private final AtomicInteger customized = new AtomicInteger();

		@Bean
		static JDABuilder jdaBuilder(LocalDiscord discord) {
			return discord.configure(JDABuilder.createDefault(null));
		}

		@Bean
		JdaBuilderCustomizer listeners() {
			return (builder) -> {
				this.customized.incrementAndGet();
				builder.addEventListeners(new Commands());
			};
		}

		@Bean
		Object starter(JDABuilder builder, JdaBuilderConfigurer configurer) {
			built(connect(configurer.configure(configurer.configure(builder))));
			return "started";
		}

	}

	static class AnnotatedBean extends Bot {

		@Bean(destroyMethod = "shutdownNow")
		JDA jda(LocalDiscord discord, JdaBuilderConfigurer configurer) {
			built(connect(configurer.configure(builder(discord).setEventManager(new AnnotatedEventManager())
				.addEventListeners(new FailingOnReady()))));
			return super.jda();
		}

	}

	static class NotConfigured {

		@Bean(destroyMethod = "shutdownNow")
		JDA jda(LocalDiscord discord) {
			return connect(builder(discord).addEventListeners(new FailingOnReady()));
		}

	}

	static class NotConfiguredAnnotated {

		@Bean(destroyMethod = "shutdownNow")
		JDA jda(LocalDiscord discord) {
			return connect(builder(discord).setEventManager(new AnnotatedEventManager())
				.addEventListeners(new FailingOnReady()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RegisteredSingleton {

		RegisteredSingleton(LocalDiscord discord, GenericApplicationContext beans) {
			beans.getBeanFactory().registerSingleton("hiddenJda", connect(builder(discord)));
		}

	}

	static class ShardsBuilderBean {

		private ShardManager shards;

		@Bean
		static DefaultShardManagerBuilder shardsBuilder(LocalDiscord discord) {
			return discord.configure(DefaultShardManagerBuilder.createDefault(null))
				.setShardsTotal(2)
				.addEventListeners(new Commands());
		}

		@Bean
		Object starter(DefaultShardManagerBuilder builder) throws InterruptedException {
			this.shards = builder.build();
			while (this.shards.getShardCache().size() < 2 || this.shards.getShardCache()
				.stream()
				.anyMatch((shard) -> shard.getStatus() != JDA.Status.CONNECTED)) {
				Thread.sleep(20);
			}
			return "started";
		}

		@PreDestroy
		void shutDown() {
			this.shards.shutdown();
		}

	}

	static final class FailingOnReady extends ListenerAdapter {

		@Override
		@SubscribeEvent
		public void onReady(ReadyEvent event) {
			throw new IllegalStateException("not ready");
		}

	}

}
