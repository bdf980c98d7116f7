package io.github.tuxsentry.architecture.broken.operation;

/**
 * Breaks no rule itself.
 */
public class LeafNeighbour {

}
