/**
 * Conditions on the switches of the library, evaluated with Spring Boot's property
 * conversion.
 */
@NullMarked
package io.github.tuxsentry.internal.condition;

import org.jspecify.annotations.NullMarked;
