package io.github.tuxsentry.internal.http.okhttp;

import io.github.tuxsentry.http.TuxSentryOkHttpInterceptor;
import io.github.tuxsentry.internal.autoconfigure.TuxSentryAutoConfiguration;
import io.github.tuxsentry.internal.condition.ConditionalOnSwitch;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.http.ApiCalls;
import io.sentry.IScopes;
import okhttp3.OkHttpClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for OkHttp. The interceptor is also
 * available if the instrumentation is disabled.
 */
@AutoConfiguration(after = TuxSentryAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, OkHttpClient.class })
public final class TuxSentryOkHttpAutoConfiguration {

	TuxSentryOkHttpAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	TuxSentryOkHttpInterceptor tuxSentryNoOpOkHttpInterceptor() {
		return (chain) -> chain.proceed(chain.request());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnSwitch({ "enabled", "http.okhttp.enabled" })
	static class InstrumentationConfiguration {

		@Bean
		@ConditionalOnMissingBean
		TuxSentryOkHttpInterceptor tuxSentryOkHttpInterceptor(ObjectProvider<ApiCalls> calls, FaultBarrier faults) {
			return new ObservedCallInterceptor(SingletonSupplier.of(calls::getObject), faults);
		}

		@Bean
		static OkHttpBeanPostProcessor tuxSentryOkHttpBeanPostProcessor(
				ObjectProvider<TuxSentryOkHttpInterceptor> interceptor, ObjectProvider<FaultBarrier> faults) {
			return new OkHttpBeanPostProcessor(interceptor::getObject, faults.getObject());
		}

	}

}
