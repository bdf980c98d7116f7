package io.github.tuxsentry.benchmarks.contender;

import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Methods with OpenTelemetry's {@link WithSpan}. The spans are exported to the
 * {@link SpanExporter} bean, if there is one, and otherwise discarded.
 */
@Configuration(proxyBeanMethods = false)
class OpenTelemetryMethods {

	@Bean
	Unit unit() {
		return new TracedUnit();
	}

	@Bean
	Step step() {
		return new TracedStep();
	}

	@Bean
	static AutoConfigurationCustomizerProvider batchSpanProcessor(ObjectProvider<SpanExporter> exporter) {
		return (customizer) -> customizer.addTracerProviderCustomizer((provider, properties) -> provider
			.addSpanProcessor(BatchSpanProcessor.builder(exporter.getIfAvailable(SpanExporter::composite)).build()));
	}

	static class TracedUnit extends Unit {

		@Override
		@WithSpan(Unit.NAME)
		public int run(int steps, Step step) {
			return super.run(steps, step);
		}

	}

	static class TracedStep implements Step {

		@Override
		@WithSpan(Step.DESCRIPTION)
		public int call(int value) {
			return value + 1;
		}

	}

}
