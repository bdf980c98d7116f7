package io.github.tuxsentry.architecture.broken.internal.jdbc;

/**
 * Breaks a rule: public, although no other package uses it.
 */
public class TypeWithoutUser {

}
