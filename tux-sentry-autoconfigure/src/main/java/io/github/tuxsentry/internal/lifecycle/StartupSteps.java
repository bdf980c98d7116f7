package io.github.tuxsentry.internal.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.context.metrics.buffering.StartupTimeline.TimelineEvent;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/**
 * Steps of a startup, recorded by the library's own {@link ApplicationStartup}. If the
 * application has configured another one, they are read from that, if possible.
 */
final class StartupSteps {

	/**
	 * Minimum duration of a recorded step.
	 */
	static final Duration MIN_DURATION = Duration.ofMillis(10);

	/**
	 * Maximum number of recorded steps.
	 */
	static final int MAX_STEPS = 200;

	private final ApplicationStartup startup;

	private StartupSteps(ApplicationStartup startup) {
		this.startup = startup;
	}

	static StartupSteps of(SpringApplication application) {
		if (application.getApplicationStartup() == ApplicationStartup.DEFAULT) {
			application.setApplicationStartup(new Recorder());
		}
		return new StartupSteps(application.getApplicationStartup());
	}

	/**
	 * Stop recording.
	 */
	void stop() {
		if (this.startup instanceof Recorder ours) {
			ours.end();
		}
	}

	List<Step> end() {
		if (this.startup instanceof Recorder ours) {
			return ours.end();
		}
		return (this.startup instanceof BufferingApplicationStartup buffering) ? read(buffering) : List.of();
	}

	private static List<Step> read(BufferingApplicationStartup buffering) {
		List<Step> steps = new ArrayList<>();
		for (TimelineEvent event : buffering.getBufferedTimeline().getEvents()) {
			if (event.getDuration().compareTo(MIN_DURATION) >= 0 && steps.size() < MAX_STEPS) {
				StartupStep step = event.getStartupStep();
				steps.add(new Step(step.getId(), step.getParentId(), step.getName(), beanOf(step), event.getStartTime(),
						event.getEndTime()));
			}
		}
		return steps;
	}

	private static @Nullable String beanOf(StartupStep step) {
		for (StartupStep.Tag tag : step.getTags()) {
			if (tag.getKey().equals("beanName")) {
				return tag.getValue();
			}
		}
		return null;
	}

	/**
	 * Completed step of a startup.
	 *
	 * @param id the ID of the step
	 * @param parentId the ID of the enclosing step, or {@code null} if there is none
	 * @param name the name of the step, in Spring's notation
	 * @param subject the subject of the step, such as the name of a bean, or {@code null}
	 * @param start the start time
	 * @param end the end time
	 */
	record Step(long id, @Nullable Long parentId, String name, @Nullable String subject, Instant start, Instant end) {
	}

	/**
	 * Recorder of the long steps of a startup, until it is over. Steps of threads other
	 * than the starting one are not recorded.
	 */
	static final class Recorder implements ApplicationStartup {

		private final Thread starter = Thread.currentThread();

		private final Clock clock;

		private final List<Step> steps = new ArrayList<>();

		private @Nullable RunningStep current;

		private long lastId;

		private volatile boolean over;

		/**
		 * Create a new recorder of the steps of the calling thread.
		 */
		Recorder() {
			this(Clock.systemUTC());
		}

		Recorder(Clock clock) {
			this.clock = clock;
		}

		@Override
		public StartupStep start(String name) {
			if (this.over || Thread.currentThread() != this.starter) {
				return ApplicationStartup.DEFAULT.start(name);
			}
			this.current = new RunningStep(++this.lastId, this.current, name, this.clock.instant());
			return this.current;
		}

		/**
		 * Stop recording.
		 * @return the recorded steps, each after the steps that are part of it
		 */
		public List<Step> end() {
			this.over = true;
			this.current = null;
			return List.copyOf(this.steps);
		}

		private void ended(RunningStep step) {
			Instant end = this.clock.instant();
			this.current = step.parent;
			if (Duration.between(step.start, end).compareTo(MIN_DURATION) >= 0 && this.steps.size() < MAX_STEPS
					&& !this.over) {
				this.steps.add(new Step(step.id, step.getParentId(), step.name, step.subject, step.start, end));
			}
		}

		private final class RunningStep implements StartupStep {

			private final long id;

			private final @Nullable RunningStep parent;

			private final String name;

			private final Instant start;

			private @Nullable String subject;

			RunningStep(long id, @Nullable RunningStep parent, String name, Instant start) {
				this.id = id;
				this.parent = parent;
				this.name = name;
				this.start = start;
			}

			@Override
			public String getName() {
				return this.name;
			}

			@Override
			public long getId() {
				return this.id;
			}

			@Override
			public @Nullable Long getParentId() {
				return (this.parent != null) ? this.parent.id : null;
			}

			@Override
			public StartupStep tag(String key, String value) {
				if (key.equals("beanName")) {
					this.subject = value;
				}
				return this;
			}

			@Override
			public StartupStep tag(String key, Supplier<String> value) {
				return key.equals("beanName") ? tag(key, value.get()) : this;
			}

			@Override
			public Tags getTags() {
				return NoTags.INSTANCE;
			}

			@Override
			public void end() {
				ended(this);
			}

		}

		/**
		 * Tags are only recorded if they name a bean.
		 */
		private enum NoTags implements StartupStep.Tags {

			INSTANCE;

			@Override
			public Iterator<StartupStep.Tag> iterator() {
				return Collections.emptyIterator();
			}

		}

	}

}
