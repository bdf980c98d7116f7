package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Resolution of the release of events.
 */
final class SentryRelease {

	private final ApplicationContext context;

	private final ObjectProvider<BuildProperties> buildInfo;

	private final ObjectProvider<GitProperties> git;

	SentryRelease(ApplicationContext context, ObjectProvider<BuildProperties> buildInfo,
			ObjectProvider<GitProperties> git) {
		this.context = context;
		this.buildInfo = buildInfo;
		this.git = git;
	}

	@Nullable String resolve(@Nullable String configured) {
		Environment environment = this.context.getEnvironment();
		Boolean useCommit = Binder.get(environment)
			.bind("sentry.use-git-commit-id-as-release", Boolean.class)
			.orElse(null);
		List<Supplier<@Nullable String>> sources = List.of(() -> configured,
				() -> environment.getProperty("sentry.release"),
				() -> Boolean.TRUE.equals(useCommit) ? commitId() : null, this::buildVersion,
				() -> Boolean.FALSE.equals(useCommit) ? null : commitId(), this::manifestVersion);
		return sources.stream().map(Supplier::get).filter(StringUtils::hasText).findFirst().orElse(null);
	}

	private @Nullable String buildVersion() {
		return this.buildInfo.stream()
			.map(BuildProperties::getVersion)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private @Nullable String commitId() {
		return this.git.stream().map(GitProperties::getCommitId).filter(Objects::nonNull).findFirst().orElse(null);
	}

	private @Nullable String manifestVersion() {
		return MainClasses.of(this.context)
			.map((type) -> type.getPackage().getImplementationVersion())
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
