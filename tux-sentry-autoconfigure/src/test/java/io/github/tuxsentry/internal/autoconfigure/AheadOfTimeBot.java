package io.github.tuxsentry.internal.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.internal.actuate.TuxSentryEndpoint;
import io.github.tuxsentry.tracing.Span;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.client.RestTemplate;

/**
 * A bot that uses every room of the library, for a process of its own. It lives until its
 * standard input ends, and tells of its beans and of the library's faults on its standard
 * output.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableAsync
@EnableCaching
@EnableScheduling
@Import(AheadOfTimeBot.Library.class)
class AheadOfTimeBot {

	static final String BEANS = "beans: ";

	static final String FAULTS = "faults: ";

	public static void main(String[] arguments) throws IOException {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(AheadOfTimeBot.class)
			.web(WebApplicationType.NONE)
			.run(arguments);
		System.out.println(BEANS + String.join(",", context.getBeanDefinitionNames()));
		while (System.in.read() >= 0) {
			continue;
		}
		System.out.println(FAULTS + context.getBean(TuxSentryEndpoint.class).report().internalErrors());
		context.close();
	}

	/**
	 * Logs in once the context is refreshed.
	 */
	@Bean
	ApplicationRunner login(ObjectProvider<JDA> jda) {
		return (arguments) -> jda.getObject();
	}

	@Lazy
	@Bean(destroyMethod = "shutdownNow")
	JDA jda(Environment environment, Library library, JdaBuilderConfigurer configurer) {
		String url = environment.getRequiredProperty("discord.url");
		JDABuilder builder = JDABuilder.createLight("any")
			.setRestConfig(new RestConfig().setBaseUrl(url))
			.setSessionController(new ConcurrentSessionController() {
				@Override
				public String getGateway() {
					return "ws://127.0.0.1:" + URI.create(url).getPort();
				}
			})
			.addEventListeners(new Commands(library));
		return configurer.configure(builder).build();
	}

	@Bean
	RestTemplate restTemplate(@Qualifier("restTemplateBuilder") Object builder) {
		// The package of the builder depends on the version of Spring Boot.
		return Objects.requireNonNull(ReflectionTestUtils.invokeMethod(builder, "build"));
	}

	@Bean
	static Clock clock() {
		return new Clock();
	}

	static final class Commands extends ListenerAdapter {

		private final Library library;

		Commands(Library library) {
			this.library = library;
		}

		@Override
		public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
			this.library.find("title");
			this.library.ask();
			this.library.later().join();
			event.reply("pong").queue();
		}

	}

	static class Clock {

		@Scheduled(fixedRate = 1000)
		void tick() {
		}

	}

	static class Library {

		private final JdbcClient database;

		private final RestTemplate http;

		private final String url;

		Library(DataSource database, RestTemplate http, Environment environment) {
			this.database = JdbcClient.create(database);
			this.http = http;
			this.url = environment.getRequiredProperty("discord.url");
		}

		@Cacheable("books")
		public Integer find(String name) {
			return this.database.sql("select 1").query(Integer.class).single();
		}

		@Span(op = "library.ask")
		public void ask() {
			this.http.getForObject(this.url + "gateway", String.class);
		}

		@Async
		public CompletableFuture<Void> later() {
			return CompletableFuture.completedFuture(null);
		}

	}

}
