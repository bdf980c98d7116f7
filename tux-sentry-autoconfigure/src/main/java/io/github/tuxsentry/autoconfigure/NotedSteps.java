package io.github.tuxsentry.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.lifecycle.StartStep;
import io.github.tuxsentry.lifecycle.StartSteps;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.context.metrics.buffering.StartupTimeline.TimelineEvent;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/**
 * The steps of a start: noted by our own {@link ApplicationStartup}, unless the
 * application has one; then read out of that, if it can be read.
 */
final class NotedSteps {

	private final ApplicationStartup startup;

	private NotedSteps(ApplicationStartup startup) {
		this.startup = startup;
	}

	static NotedSteps of(SpringApplication application) {
		if (application.getApplicationStartup() == ApplicationStartup.DEFAULT) {
			application.setApplicationStartup(new StartSteps());
		}
		return new NotedSteps(application.getApplicationStartup());
	}

	/**
	 * Notes no more steps.
	 */
	void stop() {
		if (this.startup instanceof StartSteps ours) {
			ours.end();
		}
	}

	List<StartStep> end() {
		if (this.startup instanceof StartSteps ours) {
			return ours.end();
		}
		return (this.startup instanceof BufferingApplicationStartup buffering) ? read(buffering) : List.of();
	}

	private static List<StartStep> read(BufferingApplicationStartup buffering) {
		List<StartStep> steps = new ArrayList<>();
		for (TimelineEvent event : buffering.getBufferedTimeline().getEvents()) {
			if (event.getDuration().compareTo(StartSteps.LONG) >= 0 && steps.size() < StartSteps.MOST_STEPS) {
				StartupStep step = event.getStartupStep();
				steps.add(new StartStep(step.getId(), step.getParentId(), step.getName(), beanOf(step),
						event.getStartTime(), event.getEndTime()));
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

}
