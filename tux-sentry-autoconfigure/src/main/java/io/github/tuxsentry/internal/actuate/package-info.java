/**
 * Spring Boot Actuator support: the endpoint {@code tuxsentry} and its health indicator.
 */
@NullMarked
package io.github.tuxsentry.internal.actuate;

import org.jspecify.annotations.NullMarked;
