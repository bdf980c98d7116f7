/**
 * Breaks a rule: it is not null-marked.
 */
package io.github.tuxsentry.architecture.broken.internal.operation;
