package io.github.tuxsentry.internal.autoconfigure;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.discord.JdaBuilderCustomizer;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.http.TuxSentryOkHttpInterceptor;
import io.github.tuxsentry.internal.http.AnsweringServer;
import io.github.tuxsentry.internal.http.AnsweringServer.Answer;
import io.github.tuxsentry.test.sentry.LocalSentry;
import io.sentry.IScopes;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the beans that applications inject, where their feature is switched off.
 */
class SwitchedOffBeansTests {

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.enabled=false", "tux.sentry.discord.enabled=false" })
	void configurerThatIsOffLeavesBuildersAsTheyAre(String property) {
		BotContext.withoutDsn().withPropertyValues(property).run((context) -> {
			JdaBuilderConfigurer configurer = context.getBean(JdaBuilderConfigurer.class);
			JDABuilder builder = JDABuilder.createDefault("token");
			DefaultShardManagerBuilder shards = DefaultShardManagerBuilder.createDefault("token");
			RestConfig rest = new RestConfig();
			Map<String, Object> before = fields(builder, shards, rest);
			assertThat(configurer.configure(builder)).isSameAs(builder);
			assertThat(configurer.configure(shards)).isSameAs(shards);
			assertThat(configurer.configure(rest)).isSameAs(rest);
			assertThat(fields(builder, shards, rest)).isEqualTo(before);
		});
	}

	@Test
	void configurerThatIsOnDoesNot() {
		BotContext.withoutDsn().run((context) -> {
			JDABuilder builder = JDABuilder.createDefault("token");
			Map<String, Object> before = fields(builder);
			context.getBean(JdaBuilderConfigurer.class).configure(builder);
			assertThat(fields(builder)).isNotEqualTo(before);
		});
	}

	private static Map<String, Object> fields(Object... objects) {
		Map<String, Object> values = new HashMap<>();
		for (Object object : objects) {
			for (Field field : object.getClass().getDeclaredFields()) {
				if (!Modifier.isStatic(field.getModifiers())) {
					values.put(object.getClass().getSimpleName() + "." + field.getName(),
							ReflectionTestUtils.getField(object, field.getName()));
				}
			}
		}
		return values;
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "tux.sentry.enabled=true", "tux.sentry.enabled=false", "tux.sentry.discord.enabled=false" })
	void configurerAppliesTheCustomizersOfTheApplication(String property) {
		BotContext.withoutDsn()
			.withPropertyValues(property)
			.withBean(JdaBuilderCustomizer.class, () -> (builder) -> builder.setMaxReconnectDelay(77))
			.run((context) -> {
				JDABuilder builder = JDABuilder.createDefault("token");
				context.getBean(JdaBuilderConfigurer.class).configure(builder);
				assertThat(builder).hasFieldOrPropertyWithValue("maxReconnectDelay", 77);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "tux.sentry.enabled=false", "tux.sentry.http.okhttp.enabled=false" })
	void interceptorThatIsOffLeavesCallsAsTheyAre(String property) {
		try (AnsweringServer server = AnsweringServer.start(); LocalSentry sentry = LocalSentry.start()) {
			BotContext.sendingTo(sentry)
				.withPropertyValues(property, "tux.sentry.capture.http.services.api.urls=" + server.url())
				.run((context) -> {
					OkHttpClient client = new OkHttpClient.Builder()
						.addInterceptor(context.getBean(TuxSentryOkHttpInterceptor.class))
						.build();
					Request request = new Request.Builder().url(server.uri(Answer.NOT_FOUND).toString()).build();
					try (Response response = client.newCall(request).execute()) {
						assertThat(response.code()).isEqualTo(404);
					}
				});
			assertThat(server.requests()).singleElement()
				.satisfies((request) -> assertThat(request).doesNotContain("sentry-trace"));
			assertThat(sentry.metrics()).noneMatch((metric) -> metric.name().startsWith("bot.api"));
		}
	}

	@Test
	void backsOffForTheRooms() {
		BotContext.withoutDsn()
			.run((context) -> assertThat(context).hasSingleBean(JdaBuilderConfigurer.class)
				.hasSingleBean(JdaInstrumentation.class)
				.hasSingleBean(TuxSentryOkHttpInterceptor.class)
				.doesNotHaveBean("tuxSentryCustomizingJdaBuilderConfigurer")
				.doesNotHaveBean("tuxSentryNoOpJdaInstrumentation")
				.doesNotHaveBean("tuxSentryNoOpOkHttpInterceptor"));
	}

	@Test
	void backsOffWithoutTheLibrariesOfTheRooms() {
		BotContext.onlyOurs()
			.withClassLoader(new FilteredClassLoader(IScopes.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(JdaBuilderConfigurer.class)
				.doesNotHaveBean(TuxSentryOkHttpInterceptor.class));
		BotContext.withoutDsn()
			.withClassLoader(new FilteredClassLoader(JDA.class, OkHttpClient.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("tuxSentryCustomizingJdaBuilderConfigurer")
				.doesNotHaveBean("tuxSentryNoOpJdaInstrumentation")
				.doesNotHaveBean("tuxSentryNoOpOkHttpInterceptor"));
	}

	@Test
	void backsOffForBeansOfTheApplication() {
		BotContext.withoutDsn()
			.withPropertyValues("tux.sentry.enabled=false")
			.withUserConfiguration(OwnBeans.class)
			.run((context) -> assertThat(context).hasSingleBean(JdaBuilderConfigurer.class)
				.hasBean("ownConfigurer")
				.hasSingleBean(JdaInstrumentation.class)
				.hasBean("ownInstrumentation")
				.hasSingleBean(TuxSentryOkHttpInterceptor.class)
				.hasBean("ownInterceptor"));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		JdaBuilderConfigurer ownConfigurer() {
			return new OwnConfigurer();
		}

		@Bean
		JdaInstrumentation ownInstrumentation() {
			return new OwnInstrumentation();
		}

		@Bean
		TuxSentryOkHttpInterceptor ownInterceptor() {
			return (chain) -> chain.proceed(chain.request());
		}

	}

	private static final class OwnConfigurer implements JdaBuilderConfigurer {

		@Override
		public JDABuilder configure(JDABuilder builder) {
			return builder;
		}

		@Override
		public DefaultShardManagerBuilder configure(DefaultShardManagerBuilder builder) {
			return builder;
		}

		@Override
		public RestConfig configure(RestConfig config) {
			return config;
		}

	}

	private static final class OwnInstrumentation implements JdaInstrumentation {

		@Override
		public void instrument(JDA jda) {
		}

		@Override
		public void instrument(ShardManager shardManager) {
		}

	}

}
