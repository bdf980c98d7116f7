/**
 * Bot that uses every feature of the library, and verifies the data that Sentry receives.
 */
@NullMarked
package io.github.tuxsentry.compatibility;

import org.jspecify.annotations.NullMarked;
