package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;

import io.github.tuxsentry.internal.delivery.DiscardCallbacks;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.filter.EventFilterChain;
import io.github.tuxsentry.internal.filter.TransactionFilterChain;
import io.github.tuxsentry.internal.sampling.OperationSampler;
import io.github.tuxsentry.internal.serialization.ScrubbingSerializer;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.DataCategory;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.SentryOptions.BeforeSendCallback;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;
import io.sentry.SentryOptions.OnDiscardCallback;
import io.sentry.clientreport.DiscardReason;
import io.sentry.protocol.SentryTransaction;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;

/**
 * Completion of the options of an application's own {@code Sentry.init} with the settings
 * that the starter applies when it starts Sentry. The application's own settings are
 * preserved, and apply after those of the library.
 */
public record ApplicationInitOptions(Scrubber scrubber, FaultBarrier faults, EventFilterChain events,
		TransactionFilterChain transactions, OperationSampler sampler, OnDiscardCallback discards,
		List<EventProcessor> processors) {

	static ApplicationInitOptions from(BeanFactory beans) {
		return new ApplicationInitOptions(beans.getBean(Scrubber.class), beans.getBean(FaultBarrier.class),
				beans.getBean(EventFilterChain.class), beans.getBean(TransactionFilterChain.class),
				beans.getBean(OperationSampler.class), beans.getBean(DiscardCallbacks.class),
				beans.getBeanProvider(EventProcessor.class).orderedStream().toList());
	}

	/**
	 * Complete options, which may have been completed before.
	 */
	void complete(SentryOptions options) {
		if (!(options.getSerializer() instanceof ScrubbingSerializer)) {
			options.setSerializer(new ScrubbingSerializer(options, this.scrubber, this.faults));
		}
		options.setBeforeSend(beforeSend(options.getBeforeSend()));
		options.setBeforeSendTransaction(beforeSendTransaction(options.getBeforeSendTransaction()));
		if (options.getTracesSampler() == null && options.getTracesSampleRate() == null) {
			options.setTracesSampler(this.sampler);
		}
		options.setOnDiscard(onDiscard(options.getOnDiscard()));
		this.processors.stream()
			.filter((processor) -> !options.getEventProcessors().contains(processor))
			.forEach(options::addEventProcessor);
	}

	private BeforeSendCallback beforeSend(@Nullable BeforeSendCallback current) {
		if (current == null || current == this.events) {
			return this.events;
		}
		return (current instanceof BeforeOwn) ? current : new BeforeOwn(this.events, current);
	}

	private BeforeSendTransactionCallback beforeSendTransaction(@Nullable BeforeSendTransactionCallback current) {
		if (current == null || current == this.transactions) {
			return this.transactions;
		}
		return (current instanceof BeforeOwnTransactions) ? current
				: new BeforeOwnTransactions(this.transactions, current);
	}

	private OnDiscardCallback onDiscard(@Nullable OnDiscardCallback current) {
		if (current == null || current == this.discards) {
			return this.discards;
		}
		return (current instanceof BeforeOwnDiscards) ? current : new BeforeOwnDiscards(this.discards, current);
	}

	/**
	 * Callback that applies the library's filters, and then the application's own
	 * callback.
	 */
	public record BeforeOwn(BeforeSendCallback filters, BeforeSendCallback own) implements BeforeSendCallback {

		@Override
		public @Nullable SentryEvent execute(SentryEvent event, Hint hint) {
			SentryEvent left = this.filters.execute(event, hint);
			return (left != null) ? this.own.execute(left, hint) : null;
		}

	}

	private record BeforeOwnTransactions(BeforeSendTransactionCallback filters,
			BeforeSendTransactionCallback own) implements BeforeSendTransactionCallback {

		@Override
		public @Nullable SentryTransaction execute(SentryTransaction transaction, Hint hint) {
			SentryTransaction left = this.filters.execute(transaction, hint);
			return (left != null) ? this.own.execute(left, hint) : null;
		}

	}

	private record BeforeOwnDiscards(OnDiscardCallback counters, OnDiscardCallback own) implements OnDiscardCallback {

		@Override
		public void execute(DiscardReason reason, DataCategory category, Long number) {
			this.counters.execute(reason, category, number);
			this.own.execute(reason, category, number);
		}

	}

}
