/**
 * Calls of APIs over HTTP, whatever the client: what they cost, and what a status or an
 * I/O failure is as an error of ours.
 */
@NullMarked
package io.github.tuxsentry.internal.http;

import org.jspecify.annotations.NullMarked;
