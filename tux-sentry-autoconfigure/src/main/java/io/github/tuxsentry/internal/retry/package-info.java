/**
 * Integration of Spring Retry and of the retry support of Spring Framework 7. Attempts
 * are recorded in the database metrics.
 */
@NullMarked
package io.github.tuxsentry.internal.retry;

import org.jspecify.annotations.NullMarked;
