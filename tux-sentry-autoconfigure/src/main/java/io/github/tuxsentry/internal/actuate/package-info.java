/**
 * A look inside through Spring Boot's actuator.
 */
@NullMarked
package io.github.tuxsentry.internal.actuate;

import org.jspecify.annotations.NullMarked;
