package io.github.tuxsentry.incomplete;

import java.io.IOException;
import java.net.URI;

import io.github.tuxsentry.CommandTracker;
import io.github.tuxsentry.DeliveryMonitor;
import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.discord.DiscordContext;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.http.TuxSentryOkHttpInterceptor;
import io.github.tuxsentry.metrics.BotMetrics;
import io.github.tuxsentry.scrub.Scrubber;
import io.github.tuxsentry.tracing.ContextPropagation;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * A bot that needs nothing but JDA and Spring Boot, and injects all beans of the library.
 * It answers {@code ping}.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class SmallBot {

	static final String READY = "bot is ready";

	SmallBot(SentryManager manager, CommandTracker commands, DiscordContext discord, ErrorCapture errors,
			BotMetrics metrics, ContextPropagation context, Scrubber scrubber, JdaInstrumentation instrumentation,
			TuxSentryOkHttpInterceptor interceptor, DeliveryMonitor delivery) {
	}

	public static void main(String[] arguments) throws IOException, InterruptedException {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(SmallBot.class)
			.web(WebApplicationType.NONE)
			.run(arguments);
		context.getBean(JDA.class).awaitReady();
		System.out.println(READY);
		while (System.in.read() >= 0) {
			continue;
		}
		context.close();
	}

	@Bean
	static JDA jda(Environment environment, JdaBuilderConfigurer configurer, SentryManager sentry) {
		String url = environment.getRequiredProperty("discord.url");
		JDABuilder builder = JDABuilder.createLight("any")
			.setRestConfig(new RestConfig().setBaseUrl(url))
			.setSessionController(new ConcurrentSessionController() {
				@Override
				public String getGateway() {
					return "ws://127.0.0.1:" + URI.create(url).getPort();
				}
			})
			.addEventListeners(new ListenerAdapter() {
				@Override
				public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
					sentry.captureMessage("captured");
					LoggerFactory.getLogger("bot").error("logged");
					event.reply("pong").queue();
				}
			});
		return configurer.configure(builder).build();
	}

}
