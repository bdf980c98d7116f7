package io.github.tuxsentry.architecture.broken.internal.jdbc;

import io.github.tuxsentry.architecture.broken.internal.operation.LeafNeighbor;
import net.dv8tion.jda.api.JDA;

/**
 * Breaks a rule: JDA outside its room.
 */
public class OtherRoom {

	Class<?> jda = JDA.class;

	LeafNeighbor neighbor = new LeafNeighbor();

}
