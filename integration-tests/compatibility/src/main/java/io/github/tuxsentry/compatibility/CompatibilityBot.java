package io.github.tuxsentry.compatibility;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.spi.EventFilter;
import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.GatewayIntent;
import okhttp3.OkHttpClient;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Bot that uses every feature of the library, with a local Discord and a local Sentry. It
 * prints the versions of its dependencies and the result of each check, and exits with
 * status 1 if a check fails.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
@EnableCaching
@EnableScheduling
@Import({ Commands.class, Library.class, Schedule.class, Pages.class, HttpClients.class, Retrying.Registrar.class })
class CompatibilityBot {

	/**
	 * Run the bot and its checks.
	 * @param arguments the arguments of the application
	 */
	public static void main(String[] arguments) {
		Report report = new Report(System.out);
		try (LocalSentry sentry = LocalSentry.start(); LocalDiscord discord = LocalDiscord.start()) {
			try (ConfigurableApplicationContext context = start(sentry, discord, arguments)) {
				Versions.print(System.out, context.getEnvironment());
				Tour tour = new Tour(context, sentry, discord);
				List.of(new CommandChecks(tour), new TaskChecks(tour), new DataChecks(tour), new HttpChecks(tour),
						new TracingChecks(tour), new LoggingChecks(tour), new CaptureChecks(tour),
						new OperationChecks(tour))
					.forEach((checks) -> checks.run(report));
			}
			OperationChecks.afterShutdown(report, sentry);
		}
		System.exit(report.end() ? 0 : 1);
	}

	private static ConfigurableApplicationContext start(LocalSentry sentry, LocalDiscord discord, String[] arguments) {
		return new SpringApplicationBuilder(CompatibilityBot.class).properties("sentry.dsn=" + sentry.dsn())
			.initializers((context) -> context.getBeanFactory().registerSingleton("discord", discord))
			.run(arguments);
	}

	@Bean(destroyMethod = "shutdownNow")
	@Lazy(false)
	JDA jda(LocalDiscord discord, JdaBuilderConfigurer configurer, Commands commands) {
		JDABuilder builder = discord.configure(JDABuilder.createDefault(null))
			.enableIntents(GatewayIntent.MESSAGE_CONTENT)
			.addEventListeners(commands);
		return configurer.configure(builder).build();
	}

	@Bean
	ExecutorService pool() {
		return Executors.newFixedThreadPool(1);
	}

	@Bean
	OkHttpClient okHttpClient() {
		return new OkHttpClient();
	}

	@Bean
	EventFilter maintenance() {
		return new EventFilter() {

			@Override
			public String reason() {
				return "maintenance";
			}

			@Override
			public boolean drops(SentryEvent event, Hint hint) {
				return event.getMessage() != null && "in maintenance".equals(event.getMessage().getFormatted());
			}

		};
	}

}
