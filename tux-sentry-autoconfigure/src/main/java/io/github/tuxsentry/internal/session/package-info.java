/**
 * Sessions, from which Sentry derives the health of releases.
 */
@NullMarked
package io.github.tuxsentry.internal.session;

import org.jspecify.annotations.NullMarked;
