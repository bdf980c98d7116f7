/**
 * Spring Retry: its attempts are known to the metrics.
 */
@NullMarked
package io.github.tuxsentry.retry;

import org.jspecify.annotations.NullMarked;
