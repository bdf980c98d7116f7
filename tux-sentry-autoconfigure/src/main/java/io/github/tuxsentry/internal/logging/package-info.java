/**
 * What the integrations of logging systems have in common.
 */
@NullMarked
package io.github.tuxsentry.internal.logging;

import org.jspecify.annotations.NullMarked;
