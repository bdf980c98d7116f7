package io.github.tuxsentry.internal.operation;

/**
 * The classes of operation that have a sampling rate of their own.
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
	 * Requests over HTTP.
	 */
	HTTP,

	/**
	 * Background and scheduled tasks.
	 */
	TASKS,

	/**
	 * Whatever is none of the others.
	 */
	OTHER;

	/**
	 * Tells the class of an operation.
	 * @param operation the normalised name, as {@link Operations#normalize} gives it
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
