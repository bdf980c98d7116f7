package io.github.tuxsentry.internal.executor;

import java.util.concurrent.CompletableFuture;

import io.github.tuxsentry.internal.fault.FaultBarrier;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for internal errors while uncaught errors of background tasks are captured.
 */
class ExecutorFaultsTests {

	@Test
	void faultsBesideAnErrorOfAnAsyncMethodAreCounted() {
		FaultBarrier faults = new FaultBarrier();
		ProxyFactory factory = new ProxyFactory(new Work());
		factory.setProxyTargetClass(true);
		factory.addAdvisor(AsyncMethods.capturedBy(ExecutorFaultsTests::fault, faults));
		Work work = (Work) factory.getProxy();
		assertThatIllegalStateException().isThrownBy(work::fail).withMessage("the bot's own");
		assertThat(faults.count()).isOne();
	}

	@Test
	void faultsBesideAnErrorOfASchedulerAreCounted() {
		FaultBarrier faults = new FaultBarrier();
		CompletableFuture<Throwable> handled = new CompletableFuture<>();
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.setErrorHandler(handled::complete);
		new ExecutorBeanPostProcessor(null, null, ExecutorFaultsTests::fault, faults)
			.postProcessBeforeInitialization(scheduler, "scheduler");
		scheduler.initialize();
		try {
			scheduler.execute(new Work()::fail);
			assertThat(handled.join()).hasMessage("the bot's own");
			assertThat(faults.count()).isOne();
		}
		finally {
			scheduler.shutdown();
		}
	}

	private static <T> T fault() {
		throw new UnsupportedOperationException("an injected fault");
	}

	static class Work {

		@Async
		public void fail() {
			throw new IllegalStateException("the bot's own");
		}

	}

}
