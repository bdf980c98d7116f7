/**
 * Support for working with the bean factory: ordered access to application beans,
 * detection of a primary bean, instrumentation and advice of beans, and the shared
 * {@link io.github.tuxsentry.internal.fault.FaultBarrier} of an application.
 */
@NullMarked
package io.github.tuxsentry.internal.beans;

import org.jspecify.annotations.NullMarked;
