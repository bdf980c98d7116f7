/**
 * A bot that uses every feature of the library and verifies what arrives in Sentry.
 */
@NullMarked
package io.github.tuxsentry.compatibility;

import org.jspecify.annotations.NullMarked;
