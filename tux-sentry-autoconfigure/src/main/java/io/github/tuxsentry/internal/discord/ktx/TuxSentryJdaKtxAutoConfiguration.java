package io.github.tuxsentry.internal.discord.ktx;

import dev.minn.jda.ktx.events.CoroutineEventManager;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.discord.EventDispatch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.tracing.SentryCoroutineContext;
import io.sentry.IScopes;
import kotlinx.coroutines.CopyableThreadContextElement;
import net.dv8tion.jda.api.JDA;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ImportRuntimeHints;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for jda-ktx: commands of listeners
 * that are coroutines.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, JDA.class, CopyableThreadContextElement.class, CoroutineEventManager.class })
@ConditionalOnSwitch({ "enabled", "discord.enabled", "tracing.context.enabled", "tracing.coroutines.enabled" })
@ImportRuntimeHints(JdaKtxRuntimeHints.class)
public final class TuxSentryJdaKtxAutoConfiguration {

	TuxSentryJdaKtxAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	CoroutineDispatchFactory tuxSentryCoroutineDispatchFactory(SentryCoroutineContext context, FaultBarrier faults) {
		return new CoroutineDispatchFactory(context, faults);
	}

}
