package io.github.tuxsentry.internal.discord;

import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.sharding.DefaultShardManager;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/**
 * {@link RuntimeHints} for the fields of JDA that are accessed reflectively.
 */
final class DiscordRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection().registerType(JDABuilder.class, (type) -> JdaFields.OF_BUILDER.forEach(type::withField));
		hints.reflection()
			.registerType(DefaultShardManagerBuilder.class,
					(type) -> JdaFields.OF_SHARD_MANAGER_BUILDER.forEach(type::withField));
		hints.reflection()
			.registerType(DefaultShardManager.class, (type) -> JdaFields.OF_SHARD_MANAGER.forEach(type::withField));
		hints.reflection()
			.registerType(TypeReference.of("net.dv8tion.jda.internal.JDAImpl"),
					(type) -> type.withField(ObservedEventManagerProxy.FIELD));
	}

}
