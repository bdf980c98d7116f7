/**
 * TODO describe internal.beans.
 */
@NullMarked
package io.github.tuxsentry.internal.beans;

import org.jspecify.annotations.NullMarked;
