/**
 * Spring's caches: each use of a cache is a span and a metric.
 */
@NullMarked
package io.github.tuxsentry.internal.cache;

import org.jspecify.annotations.NullMarked;
