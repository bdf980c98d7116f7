package io.github.tuxsentry.site;

/**
 * Problem in a Markdown file, because of which the site is not generated.
 *
 * @param file the path of the file
 * @param line the number of the line, starting with 1
 * @param message what is wrong
 */
record Problem(String file, int line, String message) {

	@Override
	public String toString() {
		return this.file + ":" + this.line + ": " + this.message;
	}

}
