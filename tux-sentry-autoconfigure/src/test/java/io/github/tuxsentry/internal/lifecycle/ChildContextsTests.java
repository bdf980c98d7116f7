package io.github.tuxsentry.internal.lifecycle;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.internal.autoconfigure.EnableBotAutoConfiguration;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a bot in a parent context and another one in a child context.
 */
@Timeout(120)
class ChildContextsTests {

	@AutoClose
	private final LocalSentry sentry = LocalSentry.start();

	@AutoClose
	private final LocalDiscord discordOfParent = LocalDiscord.start();

	@AutoClose
	private final LocalDiscord discordOfChild = LocalDiscord.start();

	@Test
	void theCommandsOfAClosedChildAreAwaitedAndThoseOfTheParentRunOn() throws Exception {
		try (ConfigurableApplicationContext parent = start(null, this.discordOfParent)) {
			ConfigurableApplicationContext child = start(parent, this.discordOfChild);
			this.discordOfParent.slash("parent").by("alice").send();
			this.discordOfChild.slash("child").by("bob").send();
			SlowCommand ofParent = parent.getBean(SlowCommand.class);
			SlowCommand ofChild = child.getBean(SlowCommand.class);
			ofParent.awaitStart();
			ofChild.awaitStart();
			// JDA calls back on the common pool, which may have one thread only.
			CompletableFuture<Void> closing = CompletableFuture.runAsync(child::close,
					(task) -> new Thread(task, "closing").start());
			assertThat(closing).isNotCompleted();
			ofChild.finish();
			closing.get(60, TimeUnit.SECONDS);
			assertThat(this.sentry.awaitTransaction("command.child").status()).isEqualTo("ok");
			assertThat(parent.getBean(JDA.class).getStatus()).isEqualTo(JDA.Status.CONNECTED);
			ofParent.finish();
			assertThat(this.sentry.awaitTransaction("command.parent").status()).isEqualTo("ok");
			parent.getBean(SentryManager.class).captureMessage("still here");
			this.sentry.awaitEvent((event) -> "still here".equals(event.message()));
			assertThat(this.sentry.transactions())
				.noneMatch((transaction) -> "bot.shutdown".equals(transaction.name()));
		}
		assertThat(this.sentry.transactions()).filteredOn((transaction) -> "bot.shutdown".equals(transaction.name()))
			.hasSize(1);
	}

	@Test
	void aChildWithoutBotsLeavesThoseOfTheParentConnected() {
		try (ConfigurableApplicationContext parent = start(null, this.discordOfParent)) {
			new SpringApplicationBuilder(Plain.class).parent(parent)
				.web(WebApplicationType.NONE)
				.run("--sentry.dsn=" + this.sentry.dsn(), "--tux.sentry.discord.enabled=false")
				.close();
			assertThat(parent.getBean(JDA.class).getStatus()).isEqualTo(JDA.Status.CONNECTED);
			SlowCommand command = parent.getBean(SlowCommand.class);
			command.finish();
			this.discordOfParent.slash("parent").by("alice").send();
			assertThat(this.sentry.awaitTransaction("command.parent").status()).isEqualTo("ok");
		}
	}

	private ConfigurableApplicationContext start(ConfigurableApplicationContext parent, LocalDiscord discord) {
		return new SpringApplicationBuilder(Bot.class).parent(parent)
			.web(WebApplicationType.NONE)
			.run("--sentry.dsn=" + this.sentry.dsn(), "--discord.url=" + discord.restConfig().getBaseUrl(),
					"--tux.sentry.sampling.commands=1", "--tux.sentry.shutdown.grace-period=100s",
					"--tux.sentry.shutdown.send-transaction=true");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Plain {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableBotAutoConfiguration
	static class Bot {

		@Bean
		SlowCommand slowCommand() {
			return new SlowCommand();
		}

		@Bean(destroyMethod = "shutdownNow")
		JDA jda(@Value("${discord.url}") String url, JdaBuilderConfigurer configurer, SlowCommand command)
				throws InterruptedException {
			JDABuilder builder = JDABuilder.createLight("any")
				.addEventListeners(command)
				.setRestConfig(new RestConfig().setBaseUrl(url))
				.setSessionController(new ConcurrentSessionController() {
					@Override
					public String getGateway() {
						return "ws://127.0.0.1:" + URI.create(url).getPort();
					}
				});
			return configurer.configure(builder).build().awaitReady();
		}

	}

	static class SlowCommand extends ListenerAdapter {

		private final CountDownLatch started = new CountDownLatch(1);

		private final CountDownLatch finish = new CountDownLatch(1);

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			this.started.countDown();
			try {
				assertThat(this.finish.await(60, TimeUnit.SECONDS)).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			event.reply("Done").queue();
		}

		void awaitStart() throws InterruptedException {
			assertThat(this.started.await(60, TimeUnit.SECONDS)).isTrue();
		}

		void finish() {
			this.finish.countDown();
		}

	}

}
