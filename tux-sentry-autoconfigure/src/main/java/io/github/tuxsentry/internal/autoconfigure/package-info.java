/**
 * Spring Boot: the properties and one short auto-configuration a room.
 */
@NullMarked
package io.github.tuxsentry.internal.autoconfigure;

import org.jspecify.annotations.NullMarked;
