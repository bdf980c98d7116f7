/**
 * Auto-configuration of the Sentry SDK and of the library's central beans. This package
 * also contains the defaults of the Sentry options, the validation of properties and the
 * failure analyzers.
 */
@NullMarked
package io.github.tuxsentry.internal.autoconfigure;

import org.jspecify.annotations.NullMarked;
