/**
 * TODO describe internal.startup.
 */
@NullMarked
package io.github.tuxsentry.internal.startup;

import org.jspecify.annotations.NullMarked;
