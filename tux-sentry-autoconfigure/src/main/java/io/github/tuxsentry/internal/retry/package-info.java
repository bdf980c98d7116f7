/**
 * Spring Retry: its attempts are known to the metrics.
 */
@NullMarked
package io.github.tuxsentry.internal.retry;

import org.jspecify.annotations.NullMarked;
