package io.github.tuxsentry.internal.delivery;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EnvelopeQueueTests {

	@TempDir
	private Path directory;

	private final EnvelopeQueue queue = new EnvelopeQueue(10, 1000, 1_000_000);

	@Test
	void theOldestAreEvicted() {
		QueuedEnvelope.Stored large = stored("a", 900_000);
		QueuedEnvelope.Stored small = stored("b", 200_000);
		this.queue.addAll(List.of(large, small));
		assertThat(this.queue.evict()).containsExactly(large);
		assertThat(this.queue.size()).isOne();
	}

	@Test
	void anEnvelopeThatIsBeingSentDoesNotCostAllOthers() throws InterruptedException {
		QueuedEnvelope.Stored large = stored("a", 990_000);
		QueuedEnvelope.Stored small = stored("b", 200_000);
		this.queue.addAll(List.of(large, small));
		assertThat(this.queue.take()).isSameAs(large);
		assertThat(this.queue.evict()).isEmpty();
		this.queue.putBack(large);
		assertThat(this.queue.evict()).containsExactly(small);
	}

	private QueuedEnvelope.Stored stored(String name, long size) {
		return new QueuedEnvelope.Stored(this.directory.resolve(name), size, EnvelopeAge.captured());
	}

}
