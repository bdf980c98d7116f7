package io.github.tuxsentry.site;

/**
 * Page of the site.
 *
 * @param file the Markdown file
 * @param name the name of the HTML file
 * @param label the label in the navigation
 * @param description a short description, or an empty string
 */
record Page(MarkdownFile file, String name, String label, String description) {

}
