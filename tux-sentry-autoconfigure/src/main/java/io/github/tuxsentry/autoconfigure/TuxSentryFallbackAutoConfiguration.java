package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.discord.JdaCustomizer;
import io.github.tuxsentry.discord.JdaInstrumentation;
import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.http.okhttp.ApiCallInterceptor;
import io.sentry.IScopes;
import net.dv8tion.jda.api.JDA;
import okhttp3.OkHttpClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the beans that applications
 * inject, where their room is switched off: each is there all the same and does nothing.
 * Comes last, and no switch turns it off.
 */
@AutoConfiguration
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnClass(IScopes.class)
public final class TuxSentryFallbackAutoConfiguration {

	TuxSentryFallbackAutoConfiguration() {
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JDA.class)
	static class DiscordConfiguration {

		@Bean
		@ConditionalOnMissingBean
		JdaCustomizer tuxSentryNoJdaCustomizer(FaultBarrier faults) {
			return JdaCustomizer.off(faults);
		}

		@Bean
		@ConditionalOnMissingBean
		JdaInstrumentation tuxSentryNoJdaInstrumentation(FaultBarrier faults) {
			return JdaInstrumentation.off(faults);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(OkHttpClient.class)
	static class OkHttpConfiguration {

		@Bean
		@ConditionalOnMissingBean
		ApiCallInterceptor tuxSentryNoOkHttpInterceptor(ObjectProvider<ErrorCapture> errors, FaultBarrier faults) {
			return new ApiCallInterceptor(() -> null, errors::getObject, faults);
		}

	}

}
