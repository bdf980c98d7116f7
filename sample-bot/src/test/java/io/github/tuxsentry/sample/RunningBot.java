package io.github.tuxsentry.sample;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.discord.JdaBuilderCustomizer;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpStatusCode;

/**
 * The bot, started as its main method does.
 */
public final class RunningBot implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final HttpClient http;

	private RunningBot(ConfigurableApplicationContext context) {
		this.context = context;
		this.http = new HttpClient(context.getEnvironment());
	}

	public static RunningBot start(String... args) {
		return start((builder) -> {
		}, args);
	}

	/**
	 * Starts the bot with a word in how its JDA is built, so that one with a token does
	 * not call the real Discord.
	 */
	public static RunningBot start(JdaBuilderCustomizer customizer, String... args) {
		return new RunningBot(new SpringApplicationBuilder(SampleBot.class)
			.initializers((GenericApplicationContext context) -> context.registerBean("testCustomizer",
					JdaBuilderCustomizer.class, () -> customizer))
			.properties(Map.of("server.port", 0, "offline.tour", false))
			.run(args));
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	public boolean has(Class<?> type) {
		return this.context.getBeanNamesForType(type).length > 0;
	}

	public String property(String name) {
		return this.context.getEnvironment().getProperty(name);
	}

	public HttpStatusCode get(String path) {
		return this.http.status(path);
	}

	public JsonNode read(String path) {
		return this.http.get(path);
	}

	public HttpStatusCode post(String path, Map<String, ?> body) {
		return this.http.post(path, body).getStatusCode();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
