/**
 * Conversion of Micrometer observations to spans.
 */
@NullMarked
package io.github.tuxsentry.internal.observation;

import org.jspecify.annotations.NullMarked;
