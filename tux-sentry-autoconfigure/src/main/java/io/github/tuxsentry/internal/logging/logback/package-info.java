/**
 * Logback integration. Log events are recorded as breadcrumbs or sent as events.
 */
@NullMarked
package io.github.tuxsentry.internal.logging.logback;

import org.jspecify.annotations.NullMarked;
