package io.github.tuxsentry.internal.discord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Starts that fail when a bot is built already: it must not stay connected behind them.
 */
class FailedStartTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	private final LocalDiscord discord = LocalDiscord.start();

	private final List<JDA> bots = new ArrayList<>();

	private Set<Thread> before = Set.of();

	@BeforeEach
	void noteThreads() {
		this.before = threadsOfJda();
	}

	@Test
	void shutsDownTheBotWhenALaterBeanFails() {
		fails((beans) -> {
			beans.registerBean("jda", JDA.class, this::connect);
			beans.registerBean("later", Object.class, FailedStartTests::failing);
		});
		everyBotIsGone();
	}

	@Test
	void shutsDownTheBotWhoseBeanSpringDoesNotDestroy() {
		fails((beans) -> {
			beans.registerBean("jda", JDA.class, this::connect, (definition) -> definition.setDestroyMethodName(""));
			beans.registerBean("later", Object.class, FailedStartTests::failing);
		});
		everyBotIsGone();
	}

	@Test
	void shutsDownTheBotThatAnotherPostProcessorFailsOn() {
		fails((beans) -> {
			beans.registerBean("jda", JDA.class, this::connect);
			beans.registerBean("processor", FailingOnJda.class);
		});
		everyBotIsGone();
	}

	@Test
	void shutsDownShardsWhenALaterBeanFails() {
		fails((beans) -> {
			beans.registerBean("shards", ShardManager.class, this::connectShards,
					(definition) -> definition.setDestroyMethodName(""));
			beans.registerBean("later", Object.class, FailedStartTests::failing);
		});
		everyBotIsGone();
	}

	private void fails(Beans beans) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.initializers((GenericApplicationContext context) -> beans.register(context));
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> application.run("--sentry.dsn=" + this.sentry.dsn(), "--logging.level.root=error"))
			.havingRootCause()
			.withMessage("the start fails");
	}

	private JDA connect() {
		return ready(this.discord.configure(JDABuilder.createDefault(null)).build());
	}

	private ShardManager connectShards() {
		ShardManager shards = this.discord.configure(DefaultShardManagerBuilder.createLight(null))
			.setShardsTotal(2)
			.build();
		Awaitility.await().atMost(TIMEOUT).until(() -> shards.getShardCache().size() == 2);
		shards.getShardCache().forEach(this::ready);
		return shards;
	}

	private JDA ready(JDA jda) {
		this.bots.add(jda);
		try {
			return jda.awaitReady();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static Object failing() {
		throw new IllegalStateException("the start fails");
	}

	private void everyBotIsGone() {
		assertThat(this.bots).isNotEmpty().allMatch((jda) -> jda.getStatus() == JDA.Status.SHUTDOWN);
		Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> assertThat(threadsOfJda()).isSubsetOf(this.before));
	}

	private static Set<Thread> threadsOfJda() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("JDA"))
			.collect(Collectors.toSet());
	}

	@FunctionalInterface
	private interface Beans {

		void register(GenericApplicationContext context);

	}

	static class FailingOnJda implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			if (bean instanceof JDA) {
				throw new IllegalStateException("the start fails");
			}
			return bean;
		}

	}

	@SpringBootConfiguration
	@EnableBotAutoConfiguration
	static class Application {

	}

}
