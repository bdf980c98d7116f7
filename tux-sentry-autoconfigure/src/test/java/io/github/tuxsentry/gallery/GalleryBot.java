package io.github.tuxsentry.gallery;

import java.util.List;
import java.util.Locale;

import io.github.tuxsentry.test.discord.LocalDiscord;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The bots, which create their JDA in different ways, with the shapes of their listeners.
 * They can inject the local Discord, and a second one as {@code secondDiscord}.
 */
enum GalleryBot {

	JDA_BEAN(JdaBeanBot.class, configured(Shape.values())),

	INJECTED_INTO_MAIN_CLASS(InjectedJdaBot.class, configured(Shape.PLAIN, Shape.FRAMEWORK)),

	THIRD_PARTY_STARTER(ThirdPartyStarterBot.class, configured(Shape.PLAIN, Shape.FRAMEWORK)),

	BUILDER_BEAN(BuilderBeanBot.class, configured(Shape.PLAIN, Shape.FRAMEWORK)),

	SHARD_MANAGER(ShardedBot.class, configured(Shape.PLAIN, Shape.FRAMEWORK)),

	SEVERAL_JDAS(SeveralJdasBot.class, configured(Shape.FRAMEWORK), configured(Shape.PLAIN)),

	STATIC_MAIN(StaticMainBot.class, new Connection(false, List.of(Shape.PLAIN, Shape.FRAMEWORK)),
			configured(Shape.ASYNC)) {
		@Override
		ConfigurableApplicationContext start(List<LocalDiscord> discords, String... arguments) {
			return StaticMainBot.main(discords.get(0), discords.get(1), () -> super.start(discords, arguments));
		}
	};

	private final Class<?> mainClass;

	private final List<Connection> connections;

	GalleryBot(Class<?> mainClass, Connection... connections) {
		this.mainClass = mainClass;
		this.connections = List.of(connections);
	}

	List<Connection> connections() {
		return this.connections;
	}

	/**
	 * Start the bot as its {@code main} method does.
	 */
	ConfigurableApplicationContext start(List<LocalDiscord> discords, String... arguments) {
		return new SpringApplicationBuilder(this.mainClass).web(WebApplicationType.NONE).initializers((application) -> {
			application.getBeanFactory().registerSingleton("discord", discords.get(0));
			if (discords.size() > 1) {
				application.getBeanFactory().registerSingleton("secondDiscord", discords.get(1));
			}
		}).run(arguments);
	}

	private static Connection configured(Shape... shapes) {
		return new Connection(true, List.of(shapes));
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/**
	 * A JDA of a bot.
	 *
	 * @param configured whether the builder is configured, so that calls to Discord are
	 * spans
	 * @param shapes the shapes of its listeners
	 */
	record Connection(boolean configured, List<Shape> shapes) {
	}

}
