package io.github.tuxsentry.internal.delivery;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.sentry.Hint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EnvelopeQueueTests {

	private static final long NEVER = TimeUnit.HOURS.toNanos(1);

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

	@Test
	void anEnvelopeThatWasSentNoLongerCounts() throws InterruptedException {
		QueuedEnvelope.Stored sent = stored("a", 900_000);
		this.queue.add(sent);
		this.queue.take();
		assertThat(this.queue.size()).isOne();
		this.queue.complete(sent);
		assertThat(this.queue.size()).isZero();
		this.queue.addAll(List.of(stored("b", 500_000), stored("c", 400_000)));
		assertThat(this.queue.evict()).isEmpty();
		this.queue.add(stored("d", 500_000));
		assertThat(this.queue.evict()).hasSize(1);
	}

	@Test
	void storedEnvelopesMayUseExactlyTheirLimit() {
		EnvelopeQueue exact = new EnvelopeQueue(10, 1000, 2 * 4096);
		exact.addAll(List.of(stored("b", 4096), stored("c", 1)));
		assertThat(exact.evict()).isEmpty();
		exact.add(stored("d", 0));
		assertThat(exact.evict()).hasSize(1);
	}

	@Test
	void envelopesInMemoryAreNotEvicted() {
		QueuedEnvelope.InMemory inMemory = inMemory(100);
		QueuedEnvelope.Stored large = stored("a", 2_000_000);
		this.queue.addAll(List.of(inMemory, large));
		assertThat(this.queue.evict()).containsExactly(large);
		assertThat(this.queue.size()).isOne();
	}

	@Test
	void envelopesInMemoryAreLimitedInNumber() {
		for (int i = 0; i < 10; i++) {
			assertThat(this.queue.add(inMemory(1))).isTrue();
		}
		assertThat(this.queue.add(inMemory(1))).isFalse();
		assertThat(this.queue.add(stored("a", 1))).isTrue();
		assertThat(this.queue.size()).isEqualTo(11);
	}

	@Test
	void envelopesInMemoryAreLimitedInBytes() throws InterruptedException {
		QueuedEnvelope.InMemory first = inMemory(600);
		assertThat(this.queue.add(first)).isTrue();
		assertThat(this.queue.add(inMemory(401))).isFalse();
		assertThat(this.queue.add(inMemory(400))).isTrue();
		assertThat(this.queue.add(inMemory(1))).isFalse();
		this.queue.take();
		this.queue.complete(first);
		assertThat(this.queue.add(inMemory(600))).isTrue();
	}

	@Test
	void isFillingAboveAQuarterOfTheMemory() {
		this.queue.add(inMemory(250));
		assertThat(this.queue.isFilling()).isFalse();
		this.queue.add(inMemory(1));
		assertThat(this.queue.isFilling()).isTrue();
	}

	@Test
	void anEnvelopeThatIsPutBackIsLast() throws InterruptedException {
		QueuedEnvelope.InMemory failing = inMemory(1);
		QueuedEnvelope.InMemory next = inMemory(1);
		this.queue.addAll(List.of(failing, next));
		assertThat(this.queue.take()).isSameAs(failing);
		assertThat(this.queue.putBack(failing)).isTrue();
		assertThat(this.queue.take()).isSameAs(next);
		assertThat(this.queue.take()).isSameAs(failing);
		assertThat(this.queue.size()).isEqualTo(2);
	}

	@Test
	void nothingIsTakenDuringAPause() {
		this.queue.add(inMemory(1));
		this.queue.pause(NEVER);
		CompletableFuture<@Nullable QueuedEnvelope> taken = takeInBackground();
		assertThat(taken).isNotDone();
		this.queue.resume();
		assertThat(taken.join()).isNotNull();
	}

	@Test
	void aPauseEnds() throws InterruptedException {
		this.queue.add(inMemory(1));
		this.queue.pause(TimeUnit.MILLISECONDS.toNanos(5));
		assertThat(this.queue.take()).isNotNull();
	}

	@Test
	void takingWaitsForAnEnvelope() {
		CompletableFuture<@Nullable QueuedEnvelope> taken = takeInBackground();
		QueuedEnvelope.InMemory added = inMemory(1);
		this.queue.add(added);
		assertThat(taken.join()).isSameAs(added);
	}

	@Test
	void drainingEndsOnceAllIsTaken() throws InterruptedException {
		assertThat(this.queue.isEnding()).isFalse();
		QueuedEnvelope.InMemory last = inMemory(1);
		this.queue.add(last);
		this.queue.drain();
		assertThat(this.queue.isEnding()).isTrue();
		assertThat(this.queue.add(inMemory(1))).isFalse();
		assertThat(this.queue.take()).isSameAs(last);
		assertThat(this.queue.take()).isNull();
	}

	@Test
	void drainingEndsTheWaitOfATake() {
		CompletableFuture<@Nullable QueuedEnvelope> taken = takeInBackground();
		this.queue.drain();
		assertThat(taken.join()).isNull();
	}

	@Test
	void closingReturnsWhatIsLost() throws InterruptedException {
		QueuedEnvelope.InMemory taken = inMemory(1);
		QueuedEnvelope.InMemory waiting = inMemory(1);
		QueuedEnvelope.Stored stored = stored("a", 1);
		this.queue.addAll(List.of(taken, waiting, stored));
		this.queue.take();
		assertThat(this.queue.close()).containsExactly(waiting);
		assertThat(this.queue.isEnding()).isTrue();
		assertThat(this.queue.add(inMemory(1))).isFalse();
		assertThat(this.queue.take()).isNull();
		assertThat(this.queue.size()).isEqualTo(2);
		assertThat(this.queue.putBack(taken)).isFalse();
		assertThat(this.queue.putBack(stored)).isTrue();
		assertThat(this.queue.size()).isOne();
	}

	@Test
	void closingEndsTheWaitOfATake() {
		CompletableFuture<@Nullable QueuedEnvelope> taken = takeInBackground();
		this.queue.close();
		assertThat(taken.join()).isNull();
	}

	@Test
	void anEnvelopeThatCannotBeEncodedIsRemoved() throws InterruptedException {
		QueuedEnvelope.InMemory broken = inMemory(600);
		this.queue.add(broken);
		assertThat(this.queue.remove(broken)).isTrue();
		assertThat(this.queue.remove(broken)).isFalse();
		assertThat(this.queue.size()).isZero();
		assertThat(this.queue.add(inMemory(1000))).isTrue();
	}

	@Test
	void waitingForAnEmptyQueueEndsWhenTheLastIsSent() {
		QueuedEnvelope.InMemory last = inMemory(1);
		this.queue.add(last);
		CompletableFuture<@Nullable Void> empty = awaitEmptyInBackground(NEVER);
		assertThat(empty).isNotDone();
		this.queue.complete(last);
		empty.join();
	}

	@Test
	void waitingForAnEmptyQueueEndsWhenTheLastIsRemovedOrTheQueueIsClosed() {
		QueuedEnvelope.InMemory last = inMemory(1);
		this.queue.add(last);
		CompletableFuture<@Nullable Void> empty = awaitEmptyInBackground(NEVER);
		this.queue.remove(last);
		empty.join();
		this.queue.add(stored("a", 1));
		CompletableFuture<@Nullable Void> closed = awaitEmptyInBackground(NEVER);
		this.queue.close();
		closed.join();
	}

	@Test
	void waitingForAnEmptyQueueEndsAfterItsTime() throws InterruptedException {
		this.queue.add(inMemory(1));
		this.queue.awaitEmpty(TimeUnit.MILLISECONDS.toNanos(5), () -> false);
		this.queue.awaitEmpty(NEVER, () -> true);
		assertThat(this.queue.size()).isOne();
	}

	private CompletableFuture<@Nullable QueuedEnvelope> takeInBackground() {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return this.queue.take();
			}
			catch (InterruptedException ex) {
				throw new AssertionError(ex);
			}
		});
	}

	private CompletableFuture<@Nullable Void> awaitEmptyInBackground(long nanos) {
		return CompletableFuture.runAsync(() -> {
			try {
				this.queue.awaitEmpty(nanos, () -> false);
			}
			catch (InterruptedException ex) {
				throw new AssertionError(ex);
			}
		});
	}

	private QueuedEnvelope.Stored stored(String name, long size) {
		return new QueuedEnvelope.Stored(this.directory.resolve(name), size, EnvelopeAge.captured());
	}

	private static QueuedEnvelope.InMemory inMemory(int size) {
		return new QueuedEnvelope.InMemory(new Content.Plain(new byte[size]), new Hint());
	}

}
