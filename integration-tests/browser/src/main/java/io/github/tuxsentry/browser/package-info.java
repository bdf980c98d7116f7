/**
 * Headless browser for tests of web pages.
 */
@NullMarked
package io.github.tuxsentry.browser;

import org.jspecify.annotations.NullMarked;
