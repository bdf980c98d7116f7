package io.github.tuxsentry.architecture.broken.discord;

import io.github.tuxsentry.architecture.broken.jdbc.OtherRoom;

/**
 * Breaks a rule: a room sees another one.
 */
public class RoomThatSeesAnother {

	OtherRoom other = new OtherRoom();

}
