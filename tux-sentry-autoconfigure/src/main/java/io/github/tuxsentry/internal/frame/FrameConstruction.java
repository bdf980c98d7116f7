package io.github.tuxsentry.internal.frame;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.sentry.IScopes;
import io.sentry.NoOpScopes;

/**
 * Construction of the scopes of a frame by the thread that first requires them. What the
 * SDK is asked for meanwhile, by the descriptions of the work, refers to the unfinished
 * scopes. Other threads wait.
 */
final class FrameConstruction implements FrameState {

	/**
	 * A description that awaits another thread, which requires the same frame, must not
	 * block both.
	 */
	private static final long MAX_WAIT_MILLIS = 1000;

	private final ReentrantLock lock = new ReentrantLock();

	private volatile IScopes scopes = NoOpScopes.getInstance();

	FrameConstruction() {
		this.lock.lock();
	}

	void started(IScopes unfinished) {
		this.scopes = unfinished;
	}

	void finished() {
		this.lock.unlock();
	}

	/**
	 * Return the scopes, which are unfinished for the thread that constructs them.
	 */
	IScopes await() {
		if (!this.lock.isHeldByCurrentThread() && tryLock()) {
			this.lock.unlock();
		}
		return this.scopes;
	}

	private boolean tryLock() {
		boolean interrupted = Thread.interrupted();
		try {
			return this.lock.tryLock(MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			interrupted = true;
			return false;
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
