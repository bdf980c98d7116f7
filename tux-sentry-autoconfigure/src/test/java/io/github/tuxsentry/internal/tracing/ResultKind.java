package io.github.tuxsentry.internal.tracing;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * The kinds of result that a traced method may return, and how one gets at them.
 */
enum ResultKind {

	PLAIN(String.class, Timing.AT_ONCE) {
		@Override
		Object make(Work work) throws Exception {
			return work.runAtOnce();
		}
	},

	OPTIONAL(Optional.class, Timing.AT_ONCE) {
		@Override
		Object make(Work work) throws Exception {
			return Optional.of(work.runAtOnce());
		}
	},

	COMPLETION_STAGE(CompletionStage.class, Timing.EAGER) {
		@Override
		Object make(Work work) {
			return completable(work);
		}
	},

	COMPLETABLE_FUTURE(CompletableFuture.class, Timing.EAGER) {
		@Override
		Object make(Work work) {
			return completable(work);
		}
	},

	FUTURE(Future.class, Timing.EAGER) {
		@Override
		Object make(Work work) {
			return threads.submit((Callable<String>) work::run);
		}
	},

	COMPLETABLE_FUTURE_AS_FUTURE(Future.class, Timing.EAGER) {
		@Override
		Object make(Work work) {
			return completable(work);
		}
	},

	FUTURE_TASK(FutureTask.class, Timing.EAGER) {
		@Override
		Object make(Work work) {
			FutureTask<String> task = new FutureTask<>(work::run);
			threads.execute(task);
			return task;
		}
	},

	SCHEDULED_FUTURE(ScheduledFuture.class, Timing.EAGER) {
		@Override
		Object make(Work work) {
			return scheduler.schedule(work::run, 1, TimeUnit.MILLISECONDS);
		}
	},

	FORK_JOIN_TASK(ForkJoinTask.class, Timing.EAGER) {
		@Override
		Object make(Work work) {
			return forkJoin.submit((Callable<String>) work::run);
		}
	},

	ANYTHING(Object.class, Timing.EAGER) {
		@Override
		Object make(Work work) {
			return completable(work);
		}
	},

	MONO(Mono.class, Timing.LAZY) {
		@Override
		Object make(Work work) {
			return Mono.fromCallable(work::run).subscribeOn(Schedulers.boundedElastic());
		}
	},

	FLUX(Flux.class, Timing.LAZY) {
		@Override
		Object make(Work work) {
			return Flux.range(1, 2).concatMap((i) -> Mono.fromCallable(work::run)).subscribeOn(Schedulers.parallel());
		}
	},

	PUBLISHER(Publisher.class, Timing.LAZY) {
		@Override
		Object make(Work work) {
			return Mono.fromCallable(work::run).subscribeOn(Schedulers.single());
		}
	};

	private static final ExecutorService threads = Executors.newCachedThreadPool(ResultKind::daemon);

	private static final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2, ResultKind::daemon);

	private static final ForkJoinPool forkJoin = new ForkJoinPool(8);

	private final Class<?> type;

	private final Timing timing;

	ResultKind(Class<?> type, Timing timing) {
		this.type = type;
		this.timing = timing;
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task);
		thread.setDaemon(true);
		return thread;
	}

	Class<?> type() {
		return this.type;
	}

	boolean isLazy() {
		return this.timing == Timing.LAZY;
	}

	boolean isDoneAtOnce() {
		return this.timing == Timing.AT_ONCE;
	}

	abstract Object make(Work work) throws Exception;

	/**
	 * Does with a result what the outcome is about, and comes back when that is over.
	 */
	void use(Object result, Work work) throws Exception {
		if (isDoneAtOnce()) {
			return;
		}
		switch (work.outcome()) {
			case IS_CANCELLED -> cancel(result, work);
			case IS_NEVER_ASKED_FOR -> {
				if (result instanceof Future<?> future) {
					work.awaitEnd();
					await().until(future::isDone);
				}
			}
			default -> get(result);
		}
	}

	private static void cancel(Object result, Work work) throws InterruptedException {
		if (result instanceof Future<?> future) {
			work.awaitStart();
			future.cancel(true);
		}
		else {
			Disposable subscription = Flux.from((Publisher<?>) result).subscribe();
			work.awaitStart();
			subscription.dispose();
		}
	}

	private static void get(Object result) {
		catchThrowable(() -> {
			if (result instanceof Future<?> future) {
				future.get(30, TimeUnit.SECONDS);
			}
			else if (result instanceof Mono<?> mono) {
				mono.block();
			}
			else {
				Flux.from((Publisher<?>) result).blockLast();
			}
		});
	}

	private static CompletableFuture<String> completable(Work work) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return work.run();
			}
			catch (Exception ex) {
				throw new CompletionException(ex);
			}
		}, threads);
	}

	private enum Timing {

		AT_ONCE, EAGER, LAZY

	}

}
