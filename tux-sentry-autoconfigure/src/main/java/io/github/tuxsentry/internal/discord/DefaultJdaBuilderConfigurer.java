package io.github.tuxsentry.internal.discord;

import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.tuxsentry.discord.JdaBuilderConfigurer;
import io.github.tuxsentry.discord.JdaBuilderCustomizer;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@link JdaBuilderConfigurer} that applies the customizers of the application and then
 * the instrumentation, if there is one.
 */
final class DefaultJdaBuilderConfigurer implements JdaBuilderConfigurer {

	private final Supplier<Stream<JdaBuilderCustomizer>> customizers;

	private final @Nullable JdaBuilderInstrumentation instrumentation;

	DefaultJdaBuilderConfigurer(Supplier<Stream<JdaBuilderCustomizer>> customizers,
			@Nullable JdaBuilderInstrumentation instrumentation) {
		this.customizers = customizers;
		this.instrumentation = instrumentation;
	}

	@Override
	public JDABuilder configure(JDABuilder builder) {
		this.customizers.get().forEach((customizer) -> customizer.customize(builder));
		if (this.instrumentation != null) {
			this.instrumentation.instrument(builder);
		}
		return builder;
	}

	@Override
	public DefaultShardManagerBuilder configure(DefaultShardManagerBuilder builder) {
		this.customizers.get().forEach((customizer) -> customizer.customize(builder));
		if (this.instrumentation != null) {
			this.instrumentation.instrument(builder);
		}
		return builder;
	}

	@Override
	public RestConfig configure(RestConfig config) {
		return (this.instrumentation != null) ? this.instrumentation.instrument(config) : config;
	}

}
