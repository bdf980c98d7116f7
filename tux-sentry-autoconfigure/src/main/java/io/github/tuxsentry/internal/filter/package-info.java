/**
 * Filters for events and spans, grouping of similar spans, and storm protection.
 */
@NullMarked
package io.github.tuxsentry.internal.filter;

import org.jspecify.annotations.NullMarked;
