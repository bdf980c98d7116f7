package io.github.tuxsentry.internal.delivery;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes directories that only the owner may look into, where the file system knows
 * owners: envelopes tell of users.
 */
final class OwnerOnlyPermissions {

	private static final FileAttribute<?>[] ATTRIBUTES = FileSystems.getDefault()
		.supportedFileAttributeViews()
		.contains("posix")
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")) }
				: new FileAttribute<?>[0];

	private OwnerOnlyPermissions() {
	}

	static void createDirectories(Path directory) throws IOException {
		Files.createDirectories(directory, ATTRIBUTES);
	}

}
