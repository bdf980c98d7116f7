/**
 * Logback: log lines become breadcrumbs and events.
 */
@NullMarked
package io.github.tuxsentry.internal.logging.logback;

import org.jspecify.annotations.NullMarked;
