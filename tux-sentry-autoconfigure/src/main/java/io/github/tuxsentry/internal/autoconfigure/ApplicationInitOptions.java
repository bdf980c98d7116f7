package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;

import io.github.tuxsentry.internal.delivery.DiscardCallbacks;
import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.internal.filter.EventFilterChain;
import io.github.tuxsentry.internal.filter.TransactionFilterChain;
import io.github.tuxsentry.internal.sampling.OperationSampler;
import io.github.tuxsentry.internal.serialization.ScrubbingSerializer;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.EventProcessor;
import io.sentry.Hint;
import io.sentry.SentryEvent;
import io.sentry.SentryOptions;
import io.sentry.SentryOptions.BeforeSendCallback;
import io.sentry.SentryOptions.BeforeSendTransactionCallback;
import io.sentry.SentryOptions.OnDiscardCallback;
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

	void complete(SentryOptions options) {
		options.setSerializer(new ScrubbingSerializer(options, this.scrubber, this.faults));
		BeforeSendCallback ownEvents = options.getBeforeSend();
		options.setBeforeSend((ownEvents != null) ? new BeforeOwn(this.events, ownEvents) : this.events);
		BeforeSendTransactionCallback ownTransactions = options.getBeforeSendTransaction();
		options.setBeforeSendTransaction((ownTransactions != null)
				? new BeforeOwnTransactions(this.transactions, ownTransactions) : this.transactions);
		if (options.getTracesSampler() == null && options.getTracesSampleRate() == null) {
			options.setTracesSampler(this.sampler);
		}
		OnDiscardCallback ownDiscards = options.getOnDiscard();
		options.setOnDiscard((ownDiscards != null) ? (reason, category, number) -> {
			this.discards.execute(reason, category, number);
			ownDiscards.execute(reason, category, number);
		} : this.discards);
		this.processors.stream()
			.filter((processor) -> !options.getEventProcessors().contains(processor))
			.forEach(options::addEventProcessor);
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

}
