/**
 * Text utilities without dependencies: truncation and wildcard patterns.
 */
@NullMarked
package io.github.tuxsentry.internal.text;

import org.jspecify.annotations.NullMarked;
