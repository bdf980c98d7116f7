package io.github.tuxsentry.architecture.broken.internal.operation;

/**
 * Breaks no rule itself.
 */
public class LeafNeighbor {

}
