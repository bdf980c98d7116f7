/**
 * Scheduled tasks.
 */
@NullMarked
package io.github.tuxsentry.sample.cleanup;

import org.jspecify.annotations.NullMarked;
