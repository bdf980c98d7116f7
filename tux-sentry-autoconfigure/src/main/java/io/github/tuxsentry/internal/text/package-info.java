/**
 * TODO describe internal.text.
 */
@NullMarked
package io.github.tuxsentry.internal.text;

import org.jspecify.annotations.NullMarked;
