package io.github.tuxsentry.internal.operation;

/**
 * Classes of operations, each with its own sampling rate.
 */
public enum OperationClass {

	/**
	 * Commands and interactions of a Discord user.
	 */
	COMMANDS,

	/**
	 * Database queries.
	 */
	DATABASE,

	/**
	 * HTTP requests.
	 */
	HTTP,

	/**
	 * Background and scheduled tasks.
	 */
	TASKS,

	/**
	 * All other operations.
	 */
	OTHER;

	/**
	 * Return the class of an operation.
	 * @param operation the normalized name, as returned by {@link Operations#normalize}
	 * @return the class
	 */
	public static OperationClass of(String operation) {
		return switch (operation) {
			case "discord.command", "discord.interaction" -> COMMANDS;
			case "database.query" -> DATABASE;
			case "http.request" -> HTTP;
			case "task.background", "task.scheduled" -> TASKS;
			default -> OTHER;
		};
	}

}
