/**
 * Contributions to the state of the library in words, as told on startup and by the
 * actuator endpoint.
 */
@NullMarked
package io.github.tuxsentry.internal.state;

import org.jspecify.annotations.NullMarked;
