package io.github.tuxsentry.scrub;

/**
 * Detector for one kind of secret in a text. It is invoked at the characters for which it
 * is registered, and examines the surrounding text. To keep the time of a scan linear,
 * the text that it examines must be bounded by a constant, replaced, or examined only
 * once.
 */
interface Detector {

	/**
	 * Return whether there may be a secret at a character, according to the next one. The
	 * result must not change.
	 * @param character the character for which the detector is registered
	 * @param next the next character, or NUL at the end of the text and if it is not
	 * ASCII
	 */
	default boolean mayBeAt(char character, char next) {
		return true;
	}

	/**
	 * Replace the secret at a position, if there is one.
	 * @param scan the scan, which provides and replaces text
	 * @param at the position of the character for which the detector is registered
	 * @return whether something was replaced
	 */
	boolean find(Scan scan, int at);

}
