package io.github.tuxsentry.internal.executor;

import io.github.tuxsentry.internal.tracing.CarriedTask;

/**
 * A carried task as it lies in the queue of an executor, from where it may be taken back.
 *
 * @param task the task as it was handed over
 * @param carried the task to be run in its place
 */
record HandedOver(Runnable task, CarriedTask carried) implements CarriedTask {

	@Override
	public void run() {
		this.carried.run();
	}

	@Override
	public void giveUp() {
		this.carried.giveUp();
	}

	Runnable takeBack() {
		giveUp();
		return this.task;
	}

	@Override
	public String toString() {
		return this.task.toString();
	}

}
