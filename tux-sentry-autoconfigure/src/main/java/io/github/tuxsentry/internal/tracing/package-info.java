/**
 * TODO describe internal.tracing.
 */
@NullMarked
package io.github.tuxsentry.internal.tracing;

import org.jspecify.annotations.NullMarked;
