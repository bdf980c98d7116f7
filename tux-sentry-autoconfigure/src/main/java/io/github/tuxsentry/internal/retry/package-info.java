/**
 * Spring Retry integration. Attempts are recorded in the database metrics.
 */
@NullMarked
package io.github.tuxsentry.internal.retry;

import org.jspecify.annotations.NullMarked;
