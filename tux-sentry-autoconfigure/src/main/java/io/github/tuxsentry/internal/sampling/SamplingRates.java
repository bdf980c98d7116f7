package io.github.tuxsentry.internal.sampling;

import io.github.tuxsentry.internal.operation.OperationClass;

/**
 * The share of transactions that are sent, by class of operation: each 0 (none) to 1
 * (all).
 *
 * @param commands commands and interactions of users
 * @param database database queries
 * @param http requests over HTTP
 * @param tasks background and scheduled tasks
 * @param other everything else
 */
record SamplingRates(double commands, double database, double http, double tasks, double other) {

	/**
	 * Returns the rate of a class of operation.
	 * @param operationClass the class
	 * @return the rate, 0 to 1
	 */
	public double of(OperationClass operationClass) {
		return switch (operationClass) {
			case COMMANDS -> this.commands;
			case DATABASE -> this.database;
			case HTTP -> this.http;
			case TASKS -> this.tasks;
			case OTHER -> this.other;
		};
	}

}
