/**
 * Conversion of property values that need a class loader or a parser, such as exception
 * types and wildcard patterns.
 */
@NullMarked
package io.github.tuxsentry.internal.binding;

import org.jspecify.annotations.NullMarked;
