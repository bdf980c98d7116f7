package io.github.tuxsentry.architecture.broken.spi;

import io.github.tuxsentry.architecture.broken.internal.operation.LeafNeighbor;

/**
 * Breaks a rule: an internal type in the signature of an API type.
 */
public interface ExtensionPointWithInternalType {

	LeafNeighbor neighbor();

}
