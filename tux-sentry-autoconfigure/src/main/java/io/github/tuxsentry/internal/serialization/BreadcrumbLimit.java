package io.github.tuxsentry.internal.serialization;

import java.util.Map;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import io.github.tuxsentry.scrub.Scrubber;
import io.sentry.Breadcrumb;
import io.sentry.Hint;
import io.sentry.SentryOptions.BeforeBreadcrumbCallback;
import org.jspecify.annotations.Nullable;

/**
 * {@link BeforeBreadcrumbCallback} that truncates the texts of breadcrumbs when they are
 * recorded, since scopes retain them until they are replaced. A text that is too long is
 * scrubbed before, so that no part of a secret remains at its end.
 */
public final class BreadcrumbLimit implements BeforeBreadcrumbCallback {

	private static final int MAX_VALUE_LENGTH = 2048;

	private final @Nullable BeforeBreadcrumbCallback first;

	private final Scrubber scrubber;

	private final FaultBarrier faults;

	/**
	 * Create a new callback.
	 * @param first the callback of the application, which is applied first, or
	 * {@code null}
	 * @param scrubber scrubs texts that are truncated
	 * @param faults handles internal errors
	 */
	public BreadcrumbLimit(@Nullable BeforeBreadcrumbCallback first, Scrubber scrubber, FaultBarrier faults) {
		this.first = first;
		this.scrubber = scrubber;
		this.faults = faults;
	}

	@Override
	public @Nullable Breadcrumb execute(Breadcrumb breadcrumb, Hint hint) {
		Breadcrumb kept = (this.first != null) ? this.first.execute(breadcrumb, hint) : breadcrumb;
		if (kept != null) {
			try {
				truncate(kept);
			}
			catch (Throwable fault) {
				this.faults.caught("truncate a breadcrumb", fault);
			}
		}
		return kept;
	}

	private void truncate(Breadcrumb breadcrumb) {
		String message = breadcrumb.getMessage();
		if (message != null && message.length() > FieldPolicy.MAX_TEXT_LENGTH) {
			breadcrumb.setMessage(this.scrubber.scrub(message, FieldPolicy.MAX_TEXT_LENGTH));
		}
		Map<String, Object> data = breadcrumb.getData();
		data.forEach((key, value) -> {
			if (value instanceof String text && text.length() > MAX_VALUE_LENGTH) {
				data.put(key, this.scrubber.scrub(text, MAX_VALUE_LENGTH));
			}
		});
	}

}
