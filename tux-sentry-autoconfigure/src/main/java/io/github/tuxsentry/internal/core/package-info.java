/**
 * Implementation of {@link io.github.tuxsentry.SentryManager}: scopes, contexts, command
 * tracking and the final flush. This is the only package that uses the static API of
 * {@link io.sentry.Sentry}.
 */
@NullMarked
package io.github.tuxsentry.internal.core;

import org.jspecify.annotations.NullMarked;
