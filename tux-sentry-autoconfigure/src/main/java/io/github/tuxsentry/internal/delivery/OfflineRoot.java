package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Configured offline directory, which contains a private directory per project. It is
 * private itself if the library has it to itself. A directory of another user is not
 * used, because its owner could replace those in it; that of the superuser is, since
 * volumes of containers belong to it.
 */
final class OfflineRoot {

	private static final Pattern PROJECT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private OfflineRoot() {
	}

	/**
	 * Create the directory if it is absent.
	 * @param directory the directory, possibly a link
	 * @return the directory without links
	 * @throws IOException if it cannot be used
	 */
	static Path create(Path directory) throws IOException {
		if (!Files.exists(directory)) {
			PrivateFiles.createDirectories(directory);
		}
		Path root = directory.toRealPath();
		if (PrivateFiles.isOwned(root)) {
			if (isDedicated(root)) {
				PrivateFiles.restrict(root);
			}
		}
		else if (!isOwnedBySuperuser(root)) {
			throw PrivateFiles.foreign(root);
		}
		return root;
	}

	private static boolean isDedicated(Path root) throws IOException {
		try (Stream<Path> content = Files.list(root)) {
			return content.allMatch((path) -> PROJECT.matcher(path.getFileName().toString()).matches());
		}
	}

	private static boolean isOwnedBySuperuser(Path root) throws IOException {
		return root.getFileSystem().supportedFileAttributeViews().contains("unix")
				&& Integer.valueOf(0).equals(Files.getAttribute(root, "unix:uid"));
	}

}
