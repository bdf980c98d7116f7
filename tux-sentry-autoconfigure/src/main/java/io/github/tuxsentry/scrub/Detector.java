package io.github.tuxsentry.scrub;

/**
 * Recognises one kind of secret in a text. It is asked at the characters that it is
 * registered for, and looks around from there. To keep the time of a scan linear, what it
 * looks at is either bounded by a constant, or taken out, or looked at once only.
 */
interface Detector {

	/**
	 * Takes a secret out, if there is one here.
	 * @param scan the scan, to look around and to replace in
	 * @param at the position of the character that the detector is registered for
	 * @return whether something was replaced
	 */
	boolean find(Scan scan, int at);

}
