package io.github.tuxsentry.sample;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tuxsentry.discord.JdaBuilderCustomizer;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpStatusCode;

/**
 * Running bot, started in the same way as by its main method.
 */
public final class RunningBot implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final HttpClient http;

	private RunningBot(ConfigurableApplicationContext context) {
		this.context = context;
		this.http = new HttpClient(context.getEnvironment());
	}

	/**
	 * Start the bot.
	 * @param args the arguments of the application
	 * @return the running bot, to be closed by the caller
	 */
	public static RunningBot start(String... args) {
		return start((builder) -> {
		}, args);
	}

	/**
	 * Start the bot with a customized JDA builder, so that a bot with a token does not
	 * call the real Discord.
	 * @param customizer the customizer of the JDA builder
	 * @param args the arguments of the application
	 * @return the running bot, to be closed by the caller
	 */
	public static RunningBot start(JdaBuilderCustomizer customizer, String... args) {
		return new RunningBot(new SpringApplicationBuilder(SampleBot.class)
			.initializers((GenericApplicationContext context) -> context.registerBean("testCustomizer",
					JdaBuilderCustomizer.class, () -> customizer))
			.properties(Map.of("server.port", 0, "offline.tour", false))
			.run(args));
	}

	/**
	 * Return a bean of the bot.
	 * @param type the type of the bean
	 * @param <T> the type of the bean
	 * @return the bean
	 */
	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Return whether the bot has a bean.
	 * @param type the type of the bean
	 * @return whether there is such a bean
	 */
	public boolean has(Class<?> type) {
		return this.context.getBeanNamesForType(type).length > 0;
	}

	/**
	 * Return the value of a property of the bot.
	 * @param name the name of the property
	 * @return the value, or {@code null} if the property is not set
	 */
	public String property(String name) {
		return this.context.getEnvironment().getProperty(name);
	}

	/**
	 * Send a GET request to the bot and return the status of the response.
	 * @param path the path of the endpoint
	 * @return the status
	 */
	public HttpStatusCode get(String path) {
		return this.http.status(path);
	}

	/**
	 * Send a GET request to the bot and return the body of the response.
	 * @param path the path of the endpoint
	 * @return the body as JSON
	 */
	public JsonNode read(String path) {
		return this.http.get(path);
	}

	/**
	 * Send a POST request to the bot and return the status of the response.
	 * @param path the path of the endpoint
	 * @param body the entries of the JSON object that is sent
	 * @return the status
	 */
	public HttpStatusCode post(String path, Map<String, ?> body) {
		return this.http.post(path, body).getStatusCode();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
