package io.github.tuxsentry.benchmarks.contender;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.tuxsentry.SentryManager;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.sentry.IScopes;
import io.sentry.Sentry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Contender}.
 */
class ContenderTests {

	@ParameterizedTest
	@EnumSource(names = { "NO_OP_INTERCEPTOR", "NO_OP_ASPECT", "TIMED", "OBSERVED" })
	void methodsHaveTheAdviceOfTheContenderOnly(Contender contender) {
		try (ContenderApplication application = contender.start(Map.of())) {
			Step step = application.bean(Step.class);
			assertThat(step.call(1)).isEqualTo(2);
			assertThat(step).isInstanceOfSatisfying(Advised.class,
					(advised) -> assertThat(advised.getAdvisors())
						.filteredOn((advisor) -> !advisor.getClass().getName().contains("ExposeInvocation"))
						.hasSize(1));
			assertThat(Sentry.isEnabled()).isFalse();
			assertHasNo(application, IScopes.class);
		}
	}

	@Test
	void theLibraryIsNotPartOfSentrysStarter() {
		try (ContenderApplication application = Contender.SENTRY.start(Map.of())) {
			assertThat(application.bean(IScopes.class).isEnabled()).isTrue();
			assertHasNo(application, SentryManager.class);
			assertThat(application.sentryOptions().getBeforeSendTransaction()).isNull();
		}
	}

	private static void assertHasNo(ContenderApplication application, Class<?> type) {
		assertThatExceptionOfType(NoSuchBeanDefinitionException.class).isThrownBy(() -> application.bean(type));
	}

	@Test
	void openTelemetryRecordsAUnitAndItsSteps() {
		RecordingExporter exporter;
		try (ContenderApplication application = Contender.OPEN_TELEMETRY.start(Map.of(), ExporterConfiguration.class)) {
			application.bean(Unit.class).run(2, application.bean(Step.class));
			exporter = application.bean(RecordingExporter.class);
			assertThat(Sentry.isEnabled()).isFalse();
		}
		SpanData unit = exporter.spans.get(2);
		assertThat(unit.getName()).isEqualTo(Unit.NAME);
		assertThat(exporter.spans).hasSize(3).first().satisfies((span) -> {
			assertThat(span.getName()).isEqualTo(Step.DESCRIPTION);
			assertThat(span.getParentSpanId()).isEqualTo(unit.getSpanId());
		});
	}

	@Test
	void openTelemetryRecordsNothingIfNothingIsSampled() {
		RecordingExporter exporter;
		try (ContenderApplication application = Contender.OPEN_TELEMETRY
			.start(Map.of("otel.traces.sampler", "always_off"), ExporterConfiguration.class)) {
			application.bean(Unit.class).run(2, application.bean(Step.class));
			exporter = application.bean(RecordingExporter.class);
		}
		assertThat(exporter.spans).isEmpty();
	}

	@Configuration(proxyBeanMethods = false)
	static class ExporterConfiguration {

		@Bean
		RecordingExporter exporter() {
			return new RecordingExporter();
		}

	}

	static class RecordingExporter implements SpanExporter {

		private final List<SpanData> spans = new CopyOnWriteArrayList<>();

		@Override
		public CompletableResultCode export(Collection<SpanData> exported) {
			this.spans.addAll(exported);
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode flush() {
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode shutdown() {
			return CompletableResultCode.ofSuccess();
		}

	}

}
