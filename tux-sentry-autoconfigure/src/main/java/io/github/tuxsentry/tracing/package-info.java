/**
 * The annotations, and one traced call from its start to its true end.
 */
@NullMarked
package io.github.tuxsentry.tracing;

import org.jspecify.annotations.NullMarked;
