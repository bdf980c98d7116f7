package io.github.tuxsentry.internal.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.boot.info.InfoProperties;
import org.springframework.context.ApplicationContext;
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
		String release = firstOf(List.of(() -> configured, () -> environment().getProperty("sentry.release"),
				() -> Boolean.TRUE.equals(useCommit()) ? commitId() : null));
		return (release != null) ? release : nameAndVersion();
	}

	/**
	 * Return the number of the build, or the abbreviated commit if the version does not
	 * contain it.
	 * @param release the release
	 * @return the distribution, or {@code null} if it is unknown or invalid
	 */
	@Nullable String distribution(@Nullable String release) {
		String commit = commitId();
		boolean redundant = commit != null && release != null && release.endsWith(commit);
		String distribution = firstOf(
				List.of(() -> build((info) -> info.get("number")), () -> git((info) -> info.get("build.number")),
						() -> redundant ? null : git(GitProperties::getShortCommitId)));
		return (distribution != null && DISTRIBUTION.matcher(distribution).matches()) ? distribution : null;
	}

	private @Nullable String nameAndVersion() {
		String version = firstOf(List.of(() -> build(BuildProperties::getVersion),
				() -> Boolean.FALSE.equals(useCommit()) ? null : commitId(),
				() -> manifest(Package::getImplementationVersion)));
		if (version == null) {
			return null;
		}
		String name = firstOf(List.of(() -> environment().getProperty("spring.application.name"),
				() -> build(BuildProperties::getArtifact), () -> manifest(Package::getImplementationTitle)));
		return (name != null) ? valid(name) + "@" + valid(version) : valid(version);
	}

	private static String valid(String part) {
		String valid = INVALID.matcher(part.strip()).replaceAll("-");
		return valid.substring(0, Math.min(valid.length(), MAX_PART_LENGTH));
	}

	private static @Nullable String firstOf(List<Supplier<@Nullable String>> sources) {
		return sources.stream().map(Supplier::get).filter(StringUtils::hasText).findFirst().orElse(null);
	}

	private Environment environment() {
		return this.context.getEnvironment();
	}

	private @Nullable Boolean useCommit() {
		return Binder.get(environment()).bind("sentry.use-git-commit-id-as-release", Boolean.class).orElse(null);
	}

	private @Nullable String commitId() {
		return git(GitProperties::getCommitId);
	}

	private @Nullable String build(Function<BuildProperties, @Nullable String> entry) {
		return first(this.buildInfo, entry);
	}

	private @Nullable String git(Function<GitProperties, @Nullable String> entry) {
		return first(this.git, entry);
	}

	private static <T extends InfoProperties> @Nullable String first(ObjectProvider<T> infos,
			Function<T, @Nullable String> entry) {
		return first(infos.stream(), entry);
	}

	private @Nullable String manifest(Function<Package, @Nullable String> entry) {
		return first(MainClasses.of(this.context).map(Class::getPackage), entry);
	}

	private static <T> @Nullable String first(Stream<? extends T> sources, Function<T, @Nullable String> entry) {
		return sources.map(entry).filter(Objects::nonNull).findFirst().orElse(null);
	}

}
