package io.github.tuxsentry.internal.lifecycle;

import java.util.ArrayList;
import java.util.List;

import io.github.tuxsentry.internal.lifecycle.StepRecorder.RecordedStep;
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

	private final ApplicationStartup startup;

	private StartupSteps(ApplicationStartup startup) {
		this.startup = startup;
	}

	static StartupSteps of(SpringApplication application) {
		if (application.getApplicationStartup() == ApplicationStartup.DEFAULT) {
			application.setApplicationStartup(new StepRecorder());
		}
		return new StartupSteps(application.getApplicationStartup());
	}

	/**
	 * Stop recording.
	 */
	void stop() {
		if (this.startup instanceof StepRecorder ours) {
			ours.end();
		}
	}

	List<RecordedStep> end() {
		if (this.startup instanceof StepRecorder ours) {
			return ours.end();
		}
		return (this.startup instanceof BufferingApplicationStartup buffering) ? read(buffering) : List.of();
	}

	private static List<RecordedStep> read(BufferingApplicationStartup buffering) {
		List<RecordedStep> steps = new ArrayList<>();
		for (TimelineEvent event : buffering.getBufferedTimeline().getEvents()) {
			if (event.getDuration().compareTo(StepRecorder.LONG) >= 0 && steps.size() < StepRecorder.MAX_STEPS) {
				StartupStep step = event.getStartupStep();
				steps.add(new RecordedStep(step.getId(), step.getParentId(), step.getName(), beanOf(step),
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
