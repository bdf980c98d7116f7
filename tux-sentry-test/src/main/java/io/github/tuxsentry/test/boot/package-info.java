/**
 * Local Sentry for Spring Boot applications in development.
 */
@NullMarked
package io.github.tuxsentry.test.boot;

import org.jspecify.annotations.NullMarked;
