package io.github.tuxsentry.internal.sampling;

import io.github.tuxsentry.internal.operation.OperationClass;

/**
 * Sample rates of transactions by class of operation, from 0 (none) to 1 (all).
 *
 * @param commands the rate of commands and interactions of users
 * @param database the rate of database queries
 * @param http the rate of HTTP requests
 * @param tasks the rate of background and scheduled tasks
 * @param other the rate of all other operations
 */
record SamplingRates(double commands, double database, double http, double tasks, double other) {

	/**
	 * Return the rate of a class of operations.
	 * @param operationClass the class
	 * @return the rate, from 0 to 1
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
