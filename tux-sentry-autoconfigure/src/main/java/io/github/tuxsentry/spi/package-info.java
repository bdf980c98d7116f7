/**
 * Interfaces to be implemented by applications. Beans of these types extend the library:
 * they filter events and spans, contribute context, determine the status of failures and
 * read the exceptions of HTTP clients.
 */
@NullMarked
package io.github.tuxsentry.spi;

import org.jspecify.annotations.NullMarked;
