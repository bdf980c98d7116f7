package io.github.tuxsentry.compatibility;

import java.util.function.Supplier;

import org.springframework.retry.support.RetryTemplate;

/**
 * {@link Retrying} implementation with Spring Retry.
 */
class SpringRetryRetrying implements Retrying {

	private final RetryTemplate template;

	SpringRetryRetrying(RetryTemplate template) {
		this.template = template;
	}

	@Override
	public void perform(Supplier<Object> work) {
		this.template.execute((attempt) -> work.get());
	}

}
