package io.github.tuxsentry.architecture.broken.internal.operation;

import io.github.tuxsentry.architecture.broken.internal.discord.RoomThatSeesAnother;
import io.sentry.SpanStatus;

/**
 * Breaks three rules: a leaf knows Sentry and a room, and so closes a circle.
 */
class LeafThatKnowsSentry {

	SpanStatus status = SpanStatus.OK;

	RoomThatSeesAnother room = new RoomThatSeesAnother();

}
