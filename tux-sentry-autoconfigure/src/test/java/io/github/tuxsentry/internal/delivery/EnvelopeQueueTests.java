package io.github.tuxsentry.internal.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.tuxsentry.internal.serialization.EnvelopeSnapshot;
import io.sentry.Hint;
import io.sentry.SentryEnvelope;
import io.sentry.SentryEnvelopeHeader;
import io.sentry.SentryOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
		assertThat(this.queue.evict()).isEmpty();
	}

	@Test
	void anEvictedEnvelopeIsNotTaken() throws InterruptedException {
		QueuedEnvelope.Stored kept = stored("b", 200_000);
		this.queue.addAll(List.of(stored("a", 900_000), kept));
		this.queue.evict();
		assertThat(this.queue.take()).isSameAs(kept);
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
	void nothingIsTakenDuringAPause() throws Exception {
		QueuedEnvelope.InMemory waiting = inMemory(1);
		this.queue.add(waiting);
		this.queue.pause(NEVER);
		Waiting<@Nullable QueuedEnvelope> taken = Waiting.in(this.queue::take);
		this.queue.resume();
		assertThat(taken).succeedsWithin(Duration.ofSeconds(5)).isSameAs(waiting);
	}

	@Test
	void aPauseEnds() throws InterruptedException {
		this.queue.add(inMemory(1));
		this.queue.pause(TimeUnit.MILLISECONDS.toNanos(5));
		assertThat(this.queue.take()).isNotNull();
	}

	@Test
	void takingWaitsForAnEnvelope() throws Exception {
		Waiting<@Nullable QueuedEnvelope> taken = Waiting.in(this.queue::take);
		QueuedEnvelope.InMemory added = inMemory(1);
		this.queue.add(added);
		assertThat(taken).succeedsWithin(Duration.ofSeconds(5)).isSameAs(added);
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
	void drainingEndsTheWaitOfATake() throws Exception {
		Waiting<@Nullable QueuedEnvelope> taken = Waiting.in(this.queue::take);
		this.queue.drain();
		assertThat(taken).succeedsWithin(Duration.ofSeconds(5)).isNull();
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
	void closingEndsTheWaitOfATake() throws Exception {
		Waiting<@Nullable QueuedEnvelope> taken = Waiting.in(this.queue::take);
		this.queue.close();
		assertThat(taken).succeedsWithin(Duration.ofSeconds(5)).isNull();
	}

	@Test
	void closingAgainReturnsOnlyWhatWasPutBackInTheMeantime() throws InterruptedException {
		QueuedEnvelope.Stored stored = stored("a", 1);
		this.queue.addAll(List.of(inMemory(1), stored));
		assertThat(this.queue.close()).hasSize(1);
		assertThat(this.queue.close()).isEmpty();
		assertThat(this.queue.size()).isOne();
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

	@ParameterizedTest
	@EnumSource
	void waitingForAnEmptyQueueEndsWhenTheLastHasGone(End end) throws Exception {
		QueuedEnvelope last = end.envelope(this);
		this.queue.add(last);
		Waiting<Boolean> empty = Waiting.in(() -> {
			this.queue.awaitEmpty(NEVER, () -> false);
			return true;
		});
		end.apply(this.queue, last);
		assertEnded(empty);
	}

	@Test
	void whetherToStopWaitingIsEvaluatedWhenAnEnvelopeIsPutBack() throws Exception {
		QueuedEnvelope.InMemory failing = inMemory(1);
		AtomicBoolean stopped = new AtomicBoolean();
		this.queue.add(failing);
		this.queue.take();
		Waiting<Boolean> empty = Waiting.in(() -> {
			this.queue.awaitEmpty(NEVER, stopped::get);
			return true;
		});
		stopped.set(true);
		this.queue.putBack(failing);
		assertEnded(empty);
	}

	@Test
	void waitingForAnEmptyQueueEndsAfterItsTime() throws InterruptedException {
		this.queue.add(inMemory(1));
		this.queue.awaitEmpty(TimeUnit.MILLISECONDS.toNanos(5), () -> false);
		this.queue.awaitEmpty(NEVER, () -> true);
		assertThat(this.queue.size()).isOne();
	}

	@ParameterizedTest
	@MethodSource
	void noCallKeepsTheQueueFromOtherThreads(Consumer<EnvelopeQueue> call) {
		FutureTask<@Nullable Void> caller = new FutureTask<>(() -> call.accept(this.queue), null);
		new Thread(caller).start();
		assertThat(caller).succeedsWithin(Duration.ofSeconds(5));
		FutureTask<Integer> other = new FutureTask<>(this.queue::size);
		Thread thread = new Thread(other);
		thread.setDaemon(true);
		thread.start();
		assertThat(other).succeedsWithin(Duration.ofSeconds(5));
	}

	static Stream<Consumer<EnvelopeQueue>> noCallKeepsTheQueueFromOtherThreads() {
		QueuedEnvelope.InMemory envelope = inMemory(1);
		return Stream.of((queue) -> queue.add(envelope), EnvelopeQueue::isFilling, EnvelopeQueue::evict,
				(queue) -> queue.encoded(envelope, new Content.Plain(new byte[1])), (queue) -> queue.remove(envelope),
				(queue) -> queue.pause(1), EnvelopeQueue::resume, (queue) -> queue.complete(envelope),
				(queue) -> queue.putBack(envelope), EnvelopeQueue::drain, EnvelopeQueue::close, EnvelopeQueue::size,
				EnvelopeQueue::isEnding, (queue) -> addAndTake(queue, envelope),
				(queue) -> addAndTake(queue, unencoded()), (queue) -> addAndInterrupt(queue, envelope), (queue) -> {
					queue.drain();
					addAndTake(queue, envelope);
				}, (queue) -> {
					queue.close();
					addAndTake(queue, envelope);
				});
	}

	private static void addAndTake(EnvelopeQueue queue, QueuedEnvelope envelope) {
		try {
			queue.add(envelope);
			queue.take();
			queue.awaitEmpty(1, () -> true);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private static void addAndInterrupt(EnvelopeQueue queue, QueuedEnvelope envelope) {
		queue.add(envelope);
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> queue.awaitEmpty(NEVER, () -> {
			Thread.currentThread().interrupt();
			return false;
		}));
	}

	private static void assertEnded(Waiting<?> waiting) {
		assertThat(waiting).succeedsWithin(Duration.ofSeconds(5));
	}

	private QueuedEnvelope.Stored stored(String name, long size) {
		return new QueuedEnvelope.Stored(this.directory.resolve(name), size, EnvelopeAge.captured());
	}

	private static QueuedEnvelope.InMemory inMemory(int size) {
		return new QueuedEnvelope.InMemory(new Content.Plain(new byte[size]), new Hint());
	}

	private static QueuedEnvelope.InMemory unencoded() {
		EnvelopeSnapshot snapshot = EnvelopeSnapshot.of(new SentryEnvelope(new SentryEnvelopeHeader(), List.of()));
		assertThat(snapshot).isNotNull();
		return new QueuedEnvelope.InMemory(new Content.Unencoded(snapshot, new EnvelopeCodec(new SentryOptions())),
				new Hint());
	}

	/**
	 * Way in which the last envelope leaves the queue, or the queue ends.
	 */
	enum End {

		COMPLETED {
			@Override
			void apply(EnvelopeQueue queue, QueuedEnvelope last) {
				queue.complete(last);
			}
		},

		REMOVED {
			@Override
			void apply(EnvelopeQueue queue, QueuedEnvelope last) {
				queue.remove((QueuedEnvelope.InMemory) last);
			}
		},

		EVICTED {
			@Override
			QueuedEnvelope envelope(EnvelopeQueueTests tests) {
				return tests.stored("a", 2_000_000);
			}

			@Override
			void apply(EnvelopeQueue queue, QueuedEnvelope last) {
				queue.evict();
			}
		},

		CLOSED {
			@Override
			QueuedEnvelope envelope(EnvelopeQueueTests tests) {
				return tests.stored("a", 1);
			}

			@Override
			void apply(EnvelopeQueue queue, QueuedEnvelope last) {
				queue.close();
			}
		};

		QueuedEnvelope envelope(EnvelopeQueueTests tests) {
			return inMemory(1);
		}

		abstract void apply(EnvelopeQueue queue, QueuedEnvelope last);

	}

	/**
	 * Call on a thread of its own that waits for a change of the queue.
	 */
	private static final class Waiting<T> extends FutureTask<T> {

		private Waiting(Callable<T> call) {
			super(call);
		}

		static <T> Waiting<T> in(Callable<T> call) throws InterruptedException {
			Waiting<T> waiting = new Waiting<>(call);
			Thread thread = new Thread(waiting, "waiting");
			thread.setDaemon(true);
			thread.start();
			while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
				assertThat(waiting).isNotDone();
				Thread.sleep(1);
			}
			return waiting;
		}

	}

}
