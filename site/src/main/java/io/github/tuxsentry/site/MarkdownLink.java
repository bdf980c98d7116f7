package io.github.tuxsentry.site;

/**
 * Link or image of a Markdown file.
 *
 * @param destination the destination as written
 * @param line the number of its line, starting with 1
 */
record MarkdownLink(String destination, int line) {

}
