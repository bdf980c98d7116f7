/**
 * What is kept from Sentry: one chain of small filters behind the one before-send
 * callback.
 */
@NullMarked
package io.github.tuxsentry.internal.filter;

import org.jspecify.annotations.NullMarked;
