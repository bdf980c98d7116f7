package io.github.tuxsentry.internal.discord;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.Sentry;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bot that is created after the start of its application, e.g. by its main method, and
 * awaits its connection while it captures events.
 */
class LateBotTests {

	@Test
	void isConnected() throws Exception {
		try (LocalSentry sentry = LocalSentry.start(); LocalDiscord discord = LocalDiscord.start()) {
			ConfigurableApplicationContext context = start(sentry, discord);
			CompletableFuture<JDA> bot = new CompletableFuture<>();
			Thread main = new Thread(() -> bot.complete(context.getBean(JDA.class)), "main of the bot");
			main.setDaemon(true);
			main.start();
			assertThat(bot.get(60, TimeUnit.SECONDS).getStatus()).isEqualTo(JDA.Status.CONNECTED);
			assertThat(sentry.awaitEvent((event) -> true)).hasMessage("ready");
			// Not closed after a failure, since it would wait for the threads as well.
			context.close();
		}
	}

	private static ConfigurableApplicationContext start(LocalSentry sentry, LocalDiscord discord) {
		SpringApplication application = new SpringApplication(LateBot.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>) (context) -> context
			.registerBean(LocalDiscord.class, () -> discord, (definition) -> definition.setDestroyMethodName("")));
		return application.run("--sentry.dsn=" + sentry.dsn(), "--spring.main.lazy-initialization=true");
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class LateBot {

		@Bean(destroyMethod = "shutdownNow")
		JDA jda(JdaBuilderConfigurer configurer, LocalDiscord discord) throws InterruptedException {
			JDABuilder builder = discord.configure(JDABuilder.createLight("any"))
				.addEventListeners(new ListenerAdapter() {

					@Override
					public void onReady(ReadyEvent event) {
						Sentry.captureMessage("ready");
					}

				});
			return configurer.configure(builder).build().awaitReady();
		}

		/**
		 * Like a repository of Spring Data, whose type is only known to its factory.
		 */
		@Bean
		FactoryBean<?> repository() {
			return new FactoryBean<>() {

				@Override
				public Object getObject() {
					return "repository";
				}

				@Override
				public Class<?> getObjectType() {
					return String.class;
				}

			};
		}

	}

}
