package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.boot.info.InfoProperties;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Resolution of the release of events, and of the distribution, which distinguishes the
 * builds of a release. A configured release is used as it is. Otherwise, it consists of
 * the name and the version of the application, as in {@code bot@1.2.0}, since the
 * versions of several applications of an organization would be mixed up.
 */
final class SentryRelease {

	private static final Pattern INVALID = Pattern.compile("[\\s\\p{Cntrl}/\\\\@]+");

	/**
	 * Maximum length of the name and of the version. Sentry rejects releases of more than
	 * 200 characters.
	 */
	private static final int MAX_PART_LENGTH = 99;

	private static final Pattern DISTRIBUTION = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");

	private final Environment environment;

	private final List<Class<?>> mainClasses;

	private final ObjectProvider<BuildProperties> buildInfo;

	private final ObjectProvider<GitProperties> git;

	SentryRelease(Environment environment, List<Class<?>> mainClasses, ObjectProvider<BuildProperties> buildInfo,
			ObjectProvider<GitProperties> git) {
		this.environment = environment;
		this.mainClasses = mainClasses;
		this.buildInfo = buildInfo;
		this.git = git;
	}

	@Nullable String resolve(@Nullable String configured) {
		if (StringUtils.hasText(configured)) {
			return configured;
		}
		String release = this.environment.getProperty("sentry.release");
		if (StringUtils.hasText(release)) {
			return release;
		}
		String commit = Boolean.TRUE.equals(useCommit()) ? commitId() : null;
		return (commit != null) ? commit : nameAndVersion();
	}

	/**
	 * Return the number of the build, or the abbreviated commit if the version does not
	 * contain it.
	 * @param release the release
	 * @return the distribution, or {@code null} if it is unknown or invalid
	 */
	@Nullable String distribution(@Nullable String release) {
		String distribution = buildNumber();
		if (distribution == null) {
			String commit = commitId();
			boolean redundant = commit != null && release != null && release.endsWith(commit);
			distribution = redundant ? null : first(this.git, GitProperties::getShortCommitId);
		}
		return (distribution != null && DISTRIBUTION.matcher(distribution).matches()) ? distribution : null;
	}

	private @Nullable String buildNumber() {
		String number = first(this.buildInfo, (info) -> info.get("number"));
		return (number != null) ? number : first(this.git, (info) -> info.get("build.number"));
	}

	private @Nullable String nameAndVersion() {
		String version = version();
		if (version == null) {
			return null;
		}
		String name = name();
		return (name != null) ? valid(name) + "@" + valid(version) : valid(version);
	}

	private @Nullable String version() {
		String version = first(this.buildInfo, BuildProperties::getVersion);
		if (version == null && !Boolean.FALSE.equals(useCommit())) {
			version = commitId();
		}
		return (version != null) ? version : manifest(Package::getImplementationVersion);
	}

	private @Nullable String name() {
		String name = this.environment.getProperty("spring.application.name");
		if (!StringUtils.hasText(name)) {
			name = first(this.buildInfo, BuildProperties::getArtifact);
		}
		return (name != null) ? name : manifest(Package::getImplementationTitle);
	}

	private static String valid(String part) {
		String valid = INVALID.matcher(part.strip()).replaceAll("-");
		return valid.substring(0, Math.min(valid.length(), MAX_PART_LENGTH));
	}

	private @Nullable Boolean useCommit() {
		return Binder.get(this.environment).bind("sentry.use-git-commit-id-as-release", Boolean.class).orElse(null);
	}

	private @Nullable String commitId() {
		return first(this.git, GitProperties::getCommitId);
	}

	private @Nullable String manifest(Function<Package, @Nullable String> entry) {
		for (Class<?> type : this.mainClasses) {
			String value = entry.apply(type.getPackage());
			if (StringUtils.hasText(value)) {
				return value;
			}
		}
		return null;
	}

	private static <T extends InfoProperties> @Nullable String first(ObjectProvider<T> infos,
			Function<T, @Nullable String> entry) {
		for (T info : infos) {
			String value = entry.apply(info);
			if (StringUtils.hasText(value)) {
				return value;
			}
		}
		return null;
	}

}
