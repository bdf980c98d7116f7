package io.github.tuxsentry.internal.tracing;

import java.util.EnumMap;
import java.util.Map;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.LogContext.Field;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Configuration properties for the entries of the MDC.
 *
 * @param enabled Whether to set entries of the MDC while a command or another event is
 * handled, on each thread that works for it.
 * @param traceId Key of the ID of the trace. Empty to leave it out.
 * @param command Key of the name of the command or component. Empty to leave it out.
 * @param userId Key of the ID of the user. Empty to leave it out.
 * @param guildId Key of the ID of the guild. Empty to leave it out.
 */
@ConfigurationProperties("tux.sentry.logging.mdc")
public record MdcProperties(@DefaultValue("true") boolean enabled, @DefaultValue("sentry.trace_id") String traceId,
		@DefaultValue("discord.command") String command, @DefaultValue("discord.user_id") String userId,
		@DefaultValue("discord.guild_id") String guildId) {

	public LogContext toLogContext(FaultBarrier faults) {
		Map<Field, String> keys = new EnumMap<>(Field.class);
		if (this.enabled) {
			put(keys, Field.TRACE_ID, this.traceId);
			put(keys, Field.COMMAND, this.command);
			put(keys, Field.USER_ID, this.userId);
			put(keys, Field.GUILD_ID, this.guildId);
		}
		return new LogContext(keys, faults);
	}

	private static void put(Map<Field, String> keys, Field field, String key) {
		if (StringUtils.hasText(key)) {
			keys.put(field, key.strip());
		}
	}

}
