package io.github.tuxsentry.internal.delivery;

import java.util.ArrayList;
import java.util.List;

import io.sentry.DataCategory;
import io.sentry.clientreport.DiscardReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DiscardCallbacksTests {

	private final DeliveryCounters counters = new DeliveryCounters();

	@Test
	void countAndCallThoseOfTheApplicationInOrder() {
		List<String> called = new ArrayList<>();
		DiscardCallbacks callbacks = new DiscardCallbacks(this.counters,
				() -> List.of((reason, category, number) -> called.add("first " + reason + " " + category + number),
						(reason, category, number) -> called.add("second")));
		callbacks.execute(DiscardReason.BEFORE_SEND, DataCategory.Error, 2L);
		assertThat(called).containsExactly("first BEFORE_SEND Error2", "second");
		assertThat(this.counters.snapshot().discarded()).containsEntry("before_send", 2L);
	}

}
