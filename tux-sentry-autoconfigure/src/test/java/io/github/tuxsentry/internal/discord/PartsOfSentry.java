package io.github.tuxsentry.internal.discord;

import java.util.Map;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.discord.PrefixCommand;
import io.github.tuxsentry.discord.PrefixCommandResolver;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.spi.EventFilter;
import io.github.tuxsentry.spi.FailureStatusRule;
import io.github.tuxsentry.spi.LocalVariables;
import io.github.tuxsentry.spi.ResultHandler;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.sentry.Breadcrumb;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SamplingContext;
import io.sentry.Sentry;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.SpanStatus;
import io.sentry.protocol.SentryTransaction;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.sharding.ShardManager;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static io.github.tuxsentry.test.sentry.SentryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Parts of a bot that Sentry or the library asks for. Each needs a service that has
 * injected what the library instruments.
 */
final class PartsOfSentry {

	private PartsOfSentry() {
	}

	@Import(InjectedBotTests.Service.class)
	static class WithService {

		WithService(InjectedBotTests.Service service) {
			assertThat(service.injected).isNotNull();
		}

	}

	static class BeforeSend extends WithService implements SentryOptions.BeforeSendCallback {

		BeforeSend(InjectedBotTests.Service service) {
			super(service);
		}

		@Override
		public SentryEvent execute(SentryEvent event, Hint hint) {
			return event;
		}

	}

	static class BeforeSendTransaction extends WithService implements SentryOptions.BeforeSendTransactionCallback {

		BeforeSendTransaction(InjectedBotTests.Service service) {
			super(service);
		}

		@Override
		public SentryTransaction execute(SentryTransaction transaction, Hint hint) {
			return transaction;
		}

	}

	static class BeforeBreadcrumb extends WithService implements SentryOptions.BeforeBreadcrumbCallback {

		BeforeBreadcrumb(InjectedBotTests.Service service) {
			super(service);
		}

		@Override
		public Breadcrumb execute(Breadcrumb breadcrumb, Hint hint) {
			return breadcrumb;
		}

	}

	static class Filter extends WithService implements EventFilter {

		Filter(InjectedBotTests.Service service) {
			super(service);
		}

		@Override
		public String reason() {
			return "own";
		}

		@Override
		public boolean drops(SentryEvent event, Hint hint) {
			return false;
		}

	}

	static class Processor extends WithService implements EventProcessor {

		Processor(InjectedBotTests.Service service) {
			super(service);
		}

		@Override
		public SentryEvent process(SentryEvent event, Hint hint) {
			event.setTag("own", "processor");
			return event;
		}

	}

	static class Sampler extends WithService implements SentryOptions.TracesSamplerCallback {

		Sampler(InjectedBotTests.Service service) {
			super(service);
		}

		@Override
		public @Nullable Double sample(SamplingContext context) {
			return null;
		}

	}

	static class Options extends WithService implements Sentry.OptionsConfiguration<SentryOptions> {

		Options(InjectedBotTests.Service service) {
			super(service);
		}

		@Override
		public void configure(SentryOptions options) {
			options.setTag("own", "options");
		}

	}

	static class StatusRule extends WithService implements FailureStatusRule {

		StatusRule(InjectedBotTests.Service service) {
			super(service);
		}

		@Override
		public Class<? extends Throwable> type() {
			return UnsupportedOperationException.class;
		}

		@Override
		public @Nullable SpanStatus statusOf(Throwable failure) {
			return null;
		}

	}

	static class Results extends WithService implements ResultHandler {

		Results(InjectedBotTests.Service service) {
			super(service);
		}

		@Override
		public boolean supports(Class<?> returnType) {
			return false;
		}

		@Override
		public @Nullable Object onCompletion(@Nullable Object result, Completion completion) {
			return result;
		}

	}

	static class Locals extends WithService implements LocalVariables {

		Locals(InjectedBotTests.Service service) {
			super(service);
		}

		@Override
		public Map<String, Object> captureCallers() {
			return Map.of();
		}

	}

	static class Observer extends WithService implements EventObserver {

		Observer(InjectedBotTests.Service service) {
			super(service);
		}

		@Override
		public void observe(GenericEvent event) {
		}

	}

	static class Prefixes extends WithService implements PrefixCommandResolver {

		Prefixes(InjectedBotTests.Service service) {
			super(service);
		}

		@Override
		public @Nullable PrefixCommand resolve(MessageReceivedEvent event) {
			return null;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(InjectedBotTests.Service.class)
	static class Reply {

		@Bean
		FailureReply ownReply(InjectedBotTests.Service service, FaultBarrier faults) {
			return new FailureReply((locale, event) -> "That went wrong.", null, faults);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RegistryFilter {

		@Bean
		MeterFilter ownFilter(JDA jda, ShardManager shards, SentryManager sentry) {
			return new MeterFilter() {
				@Override
				public Meter.Id map(Meter.Id id) {
					return id;
				}
			};
		}

	}

}
