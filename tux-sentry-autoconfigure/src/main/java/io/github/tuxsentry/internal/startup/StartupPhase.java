package io.github.tuxsentry.internal.startup;

/**
 * The phases of a start.
 */
enum StartupPhase {

	/**
	 * The environment is made of the configuration.
	 */
	ENVIRONMENT("environment"),

	/**
	 * The beans are made, and the web server, if there is one, starts.
	 */
	CONTEXT("context"),

	/**
	 * The application's runners run.
	 */
	RUNNERS("runners"),

	/**
	 * The bot logs in at Discord.
	 */
	DISCORD_LOGIN("discord_login"),

	/**
	 * The bot runs.
	 */
	READY("ready");

	private final String label;

	StartupPhase(String label) {
		this.label = label;
	}

	/**
	 * Returns how the phase is called in tags and spans.
	 * @return the name
	 */
	public String label() {
		return this.label;
	}

	/**
	 * Returns the value of the tag {@code setup_phase} for an event of its failure.
	 * @return the name of the phase and its status
	 */
	public String failed() {
		return this.label + "_failed";
	}

}
