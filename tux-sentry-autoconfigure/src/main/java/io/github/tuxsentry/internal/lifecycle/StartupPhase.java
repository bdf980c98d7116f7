package io.github.tuxsentry.internal.lifecycle;

/**
 * Phase of a startup.
 */
enum StartupPhase {

	/**
	 * The environment is created from the configuration.
	 */
	ENVIRONMENT("environment"),

	/**
	 * The beans are created, and the web server, if any, starts.
	 */
	CONTEXT("context"),

	/**
	 * The runners of the application run.
	 */
	RUNNERS("runners"),

	/**
	 * The bot logs in to Discord.
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
	 * Return the name of the phase in tags and spans.
	 * @return the name
	 */
	public String label() {
		return this.label;
	}

	/**
	 * Return the value of the tag {@code setup_phase} for an event about the failure of
	 * the phase.
	 * @return the name of the phase and its status
	 */
	public String failed() {
		return this.label + "_failed";
	}

}
