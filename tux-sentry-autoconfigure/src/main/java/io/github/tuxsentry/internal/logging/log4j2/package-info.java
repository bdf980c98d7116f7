/**
 * Log4j2 integration. Log events are recorded as breadcrumbs or sent as events.
 */
@NullMarked
package io.github.tuxsentry.internal.logging.log4j2;

import org.jspecify.annotations.NullMarked;
