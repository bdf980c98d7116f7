package io.github.tuxsentry.compatibility;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * Bot that is restarted by the Spring Boot developer tools when the file {@value #FILE}
 * changes. Its startup fails if the file contains {@code fails=true}. Its only command
 * replies with the class loaders, appenders and threads of the library that the JVM
 * contains, and then fails.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class RestartedBot extends ListenerAdapter {

	static final String FILE = "bot.properties";

	private static final String CLASS_LOADERS = "class-loaders";

	RestartedBot() throws IOException {
		if (PropertiesLoaderUtils.loadAllProperties(FILE, RestartedBot.class.getClassLoader()).containsKey("fails")) {
			throw new IllegalStateException("The bot does not start");
		}
	}

	public static void main(String[] arguments) {
		if (RestartedBot.class.getClassLoader() != ClassLoader.getSystemClassLoader()) {
			classLoaders().add(new WeakReference<>(RestartedBot.class.getClassLoader()));
		}
		SpringApplication.run(RestartedBot.class, arguments);
	}

	/**
	 * Return the class loaders of all runs. The list is kept in the system properties,
	 * since the classes of a run are reloaded.
	 */
	@SuppressWarnings("unchecked")
	private static List<WeakReference<ClassLoader>> classLoaders() {
		return (List<WeakReference<ClassLoader>>) System.getProperties()
			.computeIfAbsent(CLASS_LOADERS, (key) -> new CopyOnWriteArrayList<>());
	}

	@Bean(destroyMethod = "shutdownNow")
	JDA jda(@Value("${discord.url}") String url, JdaBuilderConfigurer configurer) throws InterruptedException {
		JDABuilder builder = JDABuilder.createLight("any")
			.setRestConfig(new RestConfig().setBaseUrl(url))
			.setSessionController(new ConcurrentSessionController() {
				@Override
				public String getGateway() {
					return "ws://127.0.0.1:" + URI.create(url).getPort();
				}
			})
			.addEventListeners(this);
		return configurer.configure(builder).build().awaitReady();
	}

	@Override
	public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
		System.gc();
		event
			.reply(classLoaders().stream().map((run) -> (run.get() != null) ? "present" : "gone").toList() + "\n"
					+ appenders() + "\n" + threads())
			.complete();
		throw new IllegalStateException("The command fails");
	}

	private static List<String> appenders() {
		LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
		List<String> names = new CopyOnWriteArrayList<>();
		logback.getLogger(Logger.ROOT_LOGGER_NAME)
			.iteratorForAppenders()
			.forEachRemaining((appender) -> names.add(appender.getName()));
		logback.getTurboFilterList().forEach((filter) -> names.add(filter.getClass().getSimpleName()));
		logback.getCopyOfListenerList().forEach((listener) -> names.add(listener.getClass().getSimpleName()));
		return names;
	}

	private static Map<String, Long> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map((thread) -> thread.getName().replaceAll("\\d+", "#"))
			.filter((name) -> name.matches("(tux-sentry|SentryExecutor).*"))
			.collect(Collectors.groupingBy((name) -> name, TreeMap::new, Collectors.counting()));
	}

}
