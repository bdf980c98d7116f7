package io.github.tuxsentry.internal.discord.execution;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import net.dv8tion.jda.api.JDA;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands to which everything happens at the same time, from several threads.
 */
class ConcurrentCommandExecutionTests {

	private static final int COMMANDS = Boolean.getBoolean("tux.long") ? 100_000 : 10_000;

	private static final int THREADS = 4;

	private static final Duration MUCH_LESS_THAN_THE_DEADLINE = Duration.ofMinutes(1);

	private static final int STEPS = 12;

	private static final int TASKS_OF_A_BURST = 50;

	private final Commands commands = new Commands(this::ended);

	private final JDA jda = FakeInteraction.bot();

	/**
	 * The holds that are taken for sure: fewer than there are while one is being taken or
	 * released.
	 */
	private final AtomicInteger holds = new AtomicInteger();

	private final AtomicInteger endsOfCommand = new AtomicInteger();

	private final CyclicBarrier barrier = new CyclicBarrier(THREADS);

	private volatile boolean answered;

	private volatile boolean cutOff;

	private FakeInteraction interaction;

	private CommandExecution execution;

	@Test
	void eachCommandEndsOnceAndNotWhileItIsHeldOpen() throws Exception {
		this.commands.tracks(this.jda, true);
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			List<? extends Future<?>> runs = IntStream.range(0, THREADS)
				.mapToObj((number) -> threads.submit(() -> run(number)))
				.toList();
			for (Future<?> run : runs) {
				run.get(5, TimeUnit.MINUTES);
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.commands.faults).isEmpty();
		assertThat(this.commands.ends()).isEqualTo(COMMANDS);
		assertThat(this.commands.running.size()).isZero();
		assertThat(this.commands.timer.size()).isZero();
	}

	private @Nullable Void run(int thread) throws Exception {
		Random random = new Random(thread);
		for (int i = 0; i < COMMANDS; i++) {
			if (thread == 0) {
				begin(i);
			}
			this.barrier.await(1, TimeUnit.MINUTES);
			int held = 0;
			for (int step = 0; step < STEPS; step++) {
				held += step(random);
				if (held > 0 && random.nextBoolean()) {
					held--;
					release();
				}
			}
			for (; held > 0; held--) {
				release();
			}
			if (thread == 0) {
				this.holds.decrementAndGet();
				this.execution.run(new ListenerCalls(() -> {
				}, () -> {
				}));
			}
			this.barrier.await(1, TimeUnit.MINUTES);
			if (thread == 0) {
				finish(i);
			}
		}
		return null;
	}

	private void begin(int number) {
		this.answered = false;
		this.cutOff = false;
		this.endsOfCommand.set(0);
		this.holds.set(1);
		this.interaction = new FakeInteraction("token" + number, this.jda);
		this.execution = this.commands.start(this.interaction.event(), this.interaction.invocation("command" + number));
	}

	/**
	 * Does something at random.
	 * @return the number of holds taken
	 */
	private int step(Random random) {
		switch (random.nextInt(10)) {
			case 0, 1, 2 -> {
				if (this.execution.hold()) {
					this.holds.incrementAndGet();
					return 1;
				}
			}
			case 3 -> {
				this.interaction.acknowledged = true;
				this.answered = true;
				this.commands.running.called(this.interaction.callback(), 204);
			}
			case 4 -> {
				this.answered = true;
				this.commands.running.called(this.interaction.followUp(), 200);
			}
			case 5 -> this.execution.runDelayed(() -> {
			});
			case 6 -> {
				if (random.nextInt(10) == 0) {
					this.answered = true;
					this.execution.failed(new IllegalStateException("of the bot"));
				}
			}
			case 7 -> {
				if (random.nextInt(200) == 0) {
					this.cutOff = true;
					this.execution.abort();
				}
			}
			case 8 -> {
				for (int i = 0; i < TASKS_OF_A_BURST && this.execution.hold(); i++) {
					this.execution.release();
				}
			}
			default -> this.commands.timer.advance(Duration.ofMillis(random.nextInt(300)), (at) -> {
			});
		}
		return 0;
	}

	private void release() {
		this.holds.decrementAndGet();
		this.execution.release();
	}

	private void finish(int number) {
		this.commands.timer.advance(MUCH_LESS_THAN_THE_DEADLINE, (at) -> {
		});
		assertThat(this.endsOfCommand.get()).as("ends of command%d", number).isEqualTo(1);
		assertThat(this.execution.hold()).isFalse();
	}

	private void ended(String name, @Nullable Throwable reason, Duration elapsed) {
		this.endsOfCommand.incrementAndGet();
		boolean interrupted = this.cutOff || reason instanceof TimeoutException;
		assertThat(interrupted || this.holds.get() == 0).as("%s is not held open", name).isTrue();
		assertThat(interrupted || this.answered).as("the user of %s has an answer", name).isTrue();
		assertThat(elapsed).isBetween(Duration.ZERO, Commands.DEADLINE);
	}

}
