/**
 * Scrubbing of secrets and personal data. {@link io.github.tuxsentry.scrub.Scrubber} is
 * the entry point; the detectors behind it are internal to this package.
 */
@NullMarked
package io.github.tuxsentry.scrub;

import org.jspecify.annotations.NullMarked;
