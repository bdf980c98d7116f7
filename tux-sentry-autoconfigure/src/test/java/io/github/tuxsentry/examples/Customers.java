package io.github.tuxsentry.examples;

import java.util.Map;

import io.github.tuxsentry.SentryManager;
import io.github.tuxsentry.spi.ContextContributor;
import io.sentry.protocol.User;
import org.jspecify.annotations.Nullable;

/**
 * The examples of docs/context.md on data.
 */
class Customers implements ContextContributor {

	@Override
	public @Nullable User toUser(Object source) {
		if (!(source instanceof Customer customer)) {
			return null;
		}
		User user = new User();
		user.setId(customer.id());
		user.setUsername(customer.name());
		return user;
	}

	record Customer(String id, String name) {
	}

	/**
	 * Code that works for a customer.
	 */
	static class Orders {

		private final SentryManager sentry;

		Orders(SentryManager sentry) {
			this.sentry = sentry;
		}

		void describe(Customer customer, int number) {
			this.sentry.setTag("feature", "moderation");
			this.sentry.setContext("case", Map.of("number", number, "action", "ban"));
			this.sentry.setUserContext(customer);
		}

	}

}
