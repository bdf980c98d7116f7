/**
 * Generator of the site from the Markdown files of the repository.
 */
@NullMarked
package io.github.tuxsentry.site;

import org.jspecify.annotations.NullMarked;
