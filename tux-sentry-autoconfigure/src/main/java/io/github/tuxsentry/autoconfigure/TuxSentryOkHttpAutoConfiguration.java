package io.github.tuxsentry.autoconfigure;

import io.github.tuxsentry.capture.ErrorCapture;
import io.github.tuxsentry.fault.FaultBarrier;
import io.github.tuxsentry.http.ApiCalls;
import io.github.tuxsentry.http.okhttp.ApiCallInterceptor;
import io.github.tuxsentry.http.okhttp.OkHttpBeanPostProcessor;
import io.sentry.IScopes;
import okhttp3.OkHttpClient;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for OkHttp.
 */
@AutoConfiguration(after = TuxSentryHttpAutoConfiguration.class)
@ConditionalOnClass({ IScopes.class, OkHttpClient.class })
@ConditionalOnSwitch({ "enabled", "http.okhttp.enabled" })
public final class TuxSentryOkHttpAutoConfiguration {

	TuxSentryOkHttpAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ApiCallInterceptor tuxSentryOkHttpInterceptor(ObjectProvider<ApiCalls> calls, ObjectProvider<ErrorCapture> errors,
			FaultBarrier faults) {
		return new ApiCallInterceptor(calls::getObject, errors::getObject, faults);
	}

	@Bean
	static OkHttpBeanPostProcessor tuxSentryOkHttpBeanPostProcessor(ObjectProvider<ApiCallInterceptor> interceptor,
			ObjectProvider<FaultBarrier> faults) {
		return new OkHttpBeanPostProcessor(interceptor::getObject, faults.getObject());
	}

}
