/**
 * Observation of the application's startup: reports of failed starts and the transaction
 * {@code app.startup}.
 */
@NullMarked
package io.github.tuxsentry.internal.startup;

import org.jspecify.annotations.NullMarked;
