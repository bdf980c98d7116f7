package io.github.tuxsentry.internal.kotlin;

import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.tracing.ScopesPropagation;
import io.github.tuxsentry.tracing.SentryCoroutineContext;
import io.sentry.IScopes;
import kotlin.coroutines.AbstractCoroutineContextElement;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.CopyableThreadContextElement;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for Kotlin coroutines. The bean that
 * applications inject is also available, and does nothing, if the propagation is
 * disabled.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, CopyableThreadContextElement.class })
public final class TuxSentryKotlinAutoConfiguration {

	TuxSentryKotlinAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnSwitch({ "enabled", "tracing.context.enabled", "tracing.coroutines.enabled" })
	SentryCoroutineContext tuxSentryCoroutineContext(ScopesPropagation propagation, FaultBarrier faults) {
		return new PropagatedCoroutineContext(propagation, faults);
	}

	@Bean
	@ConditionalOnMissingBean
	SentryCoroutineContext tuxSentryNoOpCoroutineContext() {
		return new NoOpCoroutineContext();
	}

	/**
	 * {@link SentryCoroutineContext} that leaves coroutines unchanged.
	 */
	private static final class NoOpCoroutineContext extends AbstractCoroutineContextElement
			implements SentryCoroutineContext {

		NoOpCoroutineContext() {
			super(KEY);
		}

		@Override
		public CoroutineContext ofThread() {
			return EmptyCoroutineContext.INSTANCE;
		}

	}

}
