/**
 * A headless browser for tests of pages.
 */
@NullMarked
package io.github.tuxsentry.browser;

import org.jspecify.annotations.NullMarked;
