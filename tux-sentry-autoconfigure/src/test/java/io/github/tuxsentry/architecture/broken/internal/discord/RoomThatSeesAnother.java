package io.github.tuxsentry.architecture.broken.internal.discord;

import io.github.tuxsentry.architecture.broken.internal.jdbc.OtherRoom;

/**
 * Breaks a rule: a room sees another one.
 */
public class RoomThatSeesAnother {

	OtherRoom other = new OtherRoom();

}
