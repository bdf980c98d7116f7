package io.github.tuxsentry.gallery;

import java.util.Locale;

import io.github.tuxsentry.test.discord.LocalDiscord;
import io.github.tuxsentry.test.discord.SentCommand;
import net.dv8tion.jda.api.interactions.commands.CommandInteractionPayload;
import org.jspecify.annotations.Nullable;

/**
 * How a bot performs its commands. The names of the commands start with the shape, so
 * that a bot can have listeners of several shapes.
 */
enum Shape {

	PLAIN(Failure.SEEN), ANONYMOUS(Failure.SEEN), LAMBDA(Failure.SEEN), PROXY(Failure.SEEN),
	EXECUTOR_BEAN(Failure.SEEN), FRAMEWORK(Failure.DROPPED), ASYNC(Failure.DROPPED), WAITER(Failure.DROPPED),
	COROUTINE(Failure.ELSEWHERE), THREAD(Failure.ELSEWHERE);

	/**
	 * The name of a command that has no course of its own and goes well.
	 */
	static final String WARM_UP = "warmup";

	private final Failure failure;

	Shape(Failure failure) {
		this.failure = failure;
	}

	Failure failure() {
		return this.failure;
	}

	String command(Object course) {
		return name().toLowerCase(Locale.ROOT).replace("_", "") + "-" + course;
	}

	/**
	 * Return the course of a command, or {@code null} if it belongs to another shape.
	 */
	@Nullable Course course(CommandInteractionPayload event) {
		for (Course course : Course.values()) {
			if (event.getName().equals(command(course))) {
				return course;
			}
		}
		return event.getName().equals(command(WARM_UP)) ? Course.OK : null;
	}

	/**
	 * Let a user ask for a course.
	 */
	SentCommand send(LocalDiscord discord, Course course) {
		return (this == WAITER) ? discord.button(command(course)).by("alice").send()
				: discord.slash(command(course)).by("alice").send();
	}

	String transaction(Course course) {
		return ((this == WAITER) ? "interaction." : "command.") + command(course);
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/**
	 * What becomes of an exception of a command.
	 */
	enum Failure {

		/**
		 * It is thrown where the command is known.
		 */
		SEEN,

		/**
		 * It is dropped, so the user waits in vain.
		 */
		DROPPED,

		/**
		 * It is logged or uncaught on a thread of the bot, where the command is not
		 * known: an event of its own. The user waits in vain.
		 */
		ELSEWHERE

	}

}
